using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Messaging.Preview;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Diaspora.Gateway.Features.Events;

/// <summary>
/// Events as the console and the API keep them: with a look at every notice before it leaves, and a version that a change must name. What cannot be
/// done throws <see cref="EventRefusal"/>.
/// </summary>
internal sealed class EventOffice(
    NpgsqlDataSource database, EventDesk desk, FlowSet flows, IOptions<ConversationOptions> conversations, TimeProvider time)
{
    /// <summary>Most people that an event can have had.</summary>
    public const int MostAttended = 1_000_000;

    private DateTimeOffset Now => time.GetUtcNow();

    /// <summary>An event.</summary>
    public async Task<Event> GetAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await EventStore.FindAsync(connection, id, cancellationToken) ?? throw EventRefusal.Unknown();
    }

    /// <summary>All events with their counts, the soonest first.</summary>
    public async Task<IReadOnlyList<EventCount>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await EventStore.CountedAsync(connection, cancellationToken);
    }

    /// <summary>Adds an event and gives its id.</summary>
    public Task<long> AddAsync(StaffActor actor, NewEvent body, CancellationToken cancellationToken) =>
        desk.AddAsync(Applied(body, Event.Blank(body.TakesRsvp)), actor.Name, Now, cancellationToken);

    /// <summary>Changes an event that was read in a version; who is concerned is told of a new day, time or place.</summary>
    /// <returns>How many are told.</returns>
    public async Task<int> ChangeAsync(StaffActor actor, long id, ChangedEvent body, CancellationToken cancellationToken) =>
        await desk.ChangeAsync(id, held => Applied(body, held), actor.Name, flows, Now, cancellationToken) ?? throw await WhyNotAsync(id, cancellationToken);

    /// <summary>What a change would send, without doing it.</summary>
    public async Task<NoticePreview> PreviewAsync(long id, ChangedEvent body, CancellationToken cancellationToken)
    {
        var held = await GetAsync(id, cancellationToken);
        if (held.State == EventState.Cancelled) throw EventRefusal.Cancelled();
        var changed = Applied(body, held);
        return EventNotices.IsMove(held, changed) && changed.IsOpen(LesothoTime.DateOf(Now))
            ? await PreviewAsync(id, EventNotices.Changed(flows, changed), cancellationToken)
            : new NoticePreview { Leaves = false };
    }

    /// <summary>Cancels an event and tells everyone who is concerned.</summary>
    /// <returns>How many are told.</returns>
    public async Task<int> CancelAsync(StaffActor actor, long id, CancellationToken cancellationToken) =>
        await desk.CancelAsync(id, actor.Name, flows, Now, cancellationToken) ?? throw await WhyNotAsync(id, cancellationToken);

    /// <summary>What cancelling it would send, without doing it.</summary>
    public async Task<NoticePreview> PreviewCancelAsync(long id, CancellationToken cancellationToken)
    {
        var held = await GetAsync(id, cancellationToken);
        if (held.State == EventState.Cancelled) throw EventRefusal.Cancelled();
        return held.IsOpen(LesothoTime.DateOf(Now))
            ? await PreviewAsync(id, EventNotices.Cancelled(flows, held), cancellationToken)
            : new NoticePreview { Leaves = false };
    }

    /// <summary>What happens when on the days of an event.</summary>
    public async Task<IReadOnlyList<EventSession>> SessionsAsync(long id, CancellationToken cancellationToken)
    {
        _ = await GetAsync(id, cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await EventSessionStore.ListAsync(connection, null, id, cancellationToken);
    }

    /// <summary>Adds a session and gives its id.</summary>
    public Task<long> AddSessionAsync(StaffActor actor, long id, NewEventSession body, CancellationToken cancellationToken) =>
        ActAsync(actor, id, "event.session-added", async (transaction, held) =>
        {
            if (held.State == EventState.Cancelled) throw EventRefusal.Cancelled();
            return await EventSessionStore.AddAsync(transaction, id, body.Checked(held), cancellationToken)
                ?? throw EventRefusal.State("The event has that session already.");
        }, cancellationToken);

    /// <summary>Removes a session.</summary>
    public Task RemoveSessionAsync(StaffActor actor, long id, long session, CancellationToken cancellationToken) =>
        ActAsync(actor, id, "event.session-removed", async (transaction, _) =>
            await EventSessionStore.RemoveAsync(transaction, id, session, cancellationToken) ? session : throw EventRefusal.Unknown(), cancellationToken);

    /// <summary>How many come, wait and want to be reminded, and the waiting list in its order.</summary>
    public async Task<EventBookingsView> BookingsAsync(long id, CancellationToken cancellationToken)
    {
        _ = await GetAsync(id, cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return new EventBookingsView(
            await EventTallyStore.TallyAsync(connection, id, Now, cancellationToken), await EventTallyStore.WaitingAsync(connection, id, cancellationToken));
    }

    /// <summary>The bookings for whoever stands at the door; that it was opened stands in the audit.</summary>
    public async Task<IReadOnlyList<DoorEntry>> OpenDoorListAsync(StaffActor actor, long id, CancellationToken cancellationToken)
    {
        IReadOnlyList<DoorEntry> entries = [];
        await ActAsync(actor, id, "event.door-list-opened", async (transaction, _) =>
        {
            entries = await EventTallyStore.DoorAsync(transaction, id, cancellationToken);
            return entries.Count;
        }, cancellationToken);
        return entries;
    }

    /// <summary>Enters how many people came, once the event has begun; a later count takes the place of an earlier one.</summary>
    public Task AttendAsync(StaffActor actor, long id, int people, CancellationToken cancellationToken) =>
        ActAsync(actor, id, "event.attended", async (transaction, held) =>
        {
            if (people is < 0 or > MostAttended) throw EventRefusal.Invalid("people", $"It must be 0 to {MostAttended}.");
            if (held.State != EventState.Published || held.StartsOn > LesothoTime.DateOf(Now))
                throw EventRefusal.State("People are counted when the event has begun.");
            await EventTallyStore.AttendAsync(transaction, id, people, actor.Name, cancellationToken);
            return people;
        }, cancellationToken);

    private async Task<NoticePreview> PreviewAsync(long id, OutgoingMessage message, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var groups = await EventTallyStore.ConcernedAsync(connection, id, cancellationToken);
        int ToldIn(string language) => groups.Where(group => flows.Languages[flows.LanguageIndex(group.Language)] == language).Sum(group => group.Told);
        return new NoticePreview
        {
            Leaves = true,
            En = CostOf(message, "en"),
            St = CostOf(message, "st"),
            ToldEn = ToldIn("en"),
            ToldSt = ToldIn("st"),
            Stopped = groups.Sum(group => group.Stopped),
            WithoutNumber = groups.Sum(group => group.WithoutNumber),
        };
    }

    private TextCost CostOf(OutgoingMessage message, string language) =>
        TextCost.Of(EventNotices.Render(flows, message, language, conversations.Value.ServiceCode));

    private Event Applied(EventBody body, Event held)
    {
        if (body is ChangedEvent change && change.Version != held.Version) throw EventRefusal.Stale(held.ChangedBy);
        if (body.Time is not { } startsAt) throw EventRefusal.Invalid("startsAt", EventRefusal.NoTime);
        var changed = body.Apply(held, startsAt);
        var problems = EventRules.ProblemsOf(changed, LesothoTime.DateOf(Now));
        return problems.Count == 0
            ? changed
            : throw EventRefusal.Invalid(problems.GroupBy(p => p.Field).ToDictionary(g => g.Key, g => g.Select(p => p.Words).ToArray()));
    }

    private async Task<EventRefusal> WhyNotAsync(long id, CancellationToken cancellationToken)
    {
        _ = await GetAsync(id, cancellationToken);
        return EventRefusal.Cancelled();
    }

    private async Task<long> ActAsync(
        StaffActor actor, long id, string action, Func<NpgsqlTransaction, Event, Task<long>> act, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var held = await EventStore.LockAsync(transaction, id, cancellationToken) ?? throw EventRefusal.Unknown();
        var what = await act(transaction, held);
        await AuditStore.WriteAsync(
            transaction, actor.Name, action, FormattableString.Invariant($"event/{id}"), new { what }, Now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return what;
    }
}
