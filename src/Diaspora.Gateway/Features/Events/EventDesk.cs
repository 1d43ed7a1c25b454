using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.Events;

/// <summary>What staff do with events. Whoever comes, waits or asked for a reminder is told once of each change that matters to them; messages that
/// wait to leave and are no longer true are cancelled.</summary>
internal sealed class EventDesk(NpgsqlDataSource database, EventWaitingList waitingList, OutboxStore outbox)
{
    /// <summary>Adds an event that <see cref="EventRules"/> has nothing against, and gives its id.</summary>
    public async Task<long> AddAsync(Event added, string actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var id = await EventStore.AddAsync(connection, added with { ChangedBy = actor }, cancellationToken);
        await NoteAsync(transaction, actor, "event.added", id, new { added.TitleEn, State = $"{added.State}" }, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return id;
    }

    /// <summary>Changes an event; a new day, time or place is told, and places that came free are passed on.</summary>
    /// <param name="id">The event.</param>
    /// <param name="change">Makes the changed event of the present one; null: it is left as it is.</param>
    /// <param name="actor">Who changes it, for the audit.</param>
    /// <param name="flows">The flows, for the messages.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many people were told, or null when nothing was changed: there is no such event, it is cancelled, or it was to be left.</returns>
    public async Task<int?> ChangeAsync(
        long id, Func<Event, Event?> change, string actor, FlowSet flows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await EventStore.LockAsync(transaction, id, cancellationToken) is not { State: not EventState.Cancelled } held) return null;
        if (change(held) is not { } changed) return null;
        var moved = EventNotices.IsMove(held, changed);
        changed = changed with { ChangedBy = actor };
        if (moved) changed = changed with { Revision = held.Revision + 1, MovedAt = now };
        await EventStore.SaveAsync(transaction, changed, cancellationToken);
        await MoveSessionsAsync(transaction, held, changed, cancellationToken);
        if (moved) await CancelWaitingAsync(transaction, [.. EventCauses.Outdated(held)], now, cancellationToken);
        var told = 0;
        if (moved && changed.IsOpen(LesothoTime.DateOf(now)))
        {
            told = await TellAsync(
                transaction, changed, EventCauses.Changed(changed), EventNotices.Changed(flows, changed), now, cancellationToken);
        }

        await waitingList.PassOnAsync(transaction, changed, flows, now, cancellationToken);
        var details = new { changed.TitleEn, State = $"{changed.State}", changed.Revision, told };
        await NoteAsync(transaction, actor, "event.changed", id, details, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return told;
    }

    /// <summary>Cancels an event: it vanishes from every list, nobody is offered a place or reminded any more.</summary>
    /// <returns>How many people were told, or null when there is no such event or it was cancelled before.</returns>
    public async Task<int?> CancelAsync(long id, string actor, FlowSet flows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await EventStore.LockAsync(transaction, id, cancellationToken) is not { State: not EventState.Cancelled } held) return null;
        await EventStore.SaveAsync(transaction, held with { State = EventState.Cancelled, ChangedBy = actor }, cancellationToken);
        var offers = await RsvpStore.OffersAsync(transaction, id, cancellationToken);
        var outdated = EventCauses.Outdated(held).Concat(offers.Select(offer => EventCauses.PlaceFree(offer.RsvpId, offer.Offer)));
        await CancelWaitingAsync(transaction, [.. outdated], now, cancellationToken);
        var told = 0;
        if (held.IsOpen(LesothoTime.DateOf(now)))
        {
            told = await TellAsync(
                transaction, held, EventCauses.Cancelled(held), EventNotices.Cancelled(flows, held), now, cancellationToken);
        }

        await NoteAsync(transaction, actor, "event.cancelled", id, new { told }, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return told;
    }

    /// <summary>Sessions go along with the first day; one that would stand outside the event keeps it from being changed.</summary>
    private static async Task MoveSessionsAsync(NpgsqlTransaction transaction, Event held, Event changed, CancellationToken cancellationToken)
    {
        var days = changed.StartsOn.DayNumber - held.StartsOn.DayNumber;
        if (days != 0) await EventSessionStore.ShiftAsync(transaction, held.Id, days, cancellationToken);
        if ((held.StartsOn, held.EndsOn) == (changed.StartsOn, changed.EndsOn)) return;
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var outside = (await EventSessionStore.ListAsync(connection, transaction, held.Id, cancellationToken)).FirstOrDefault(s => s.Day > changed.EndsOn);
        if (outside is not null) throw EventRefusal.Invalid("endsOn", $"The session \"{outside.TitleEn}\" would stand behind the last day. Remove it first.");
    }

    private static Task NoteAsync(
        NpgsqlTransaction transaction, string actor, string action, long id, object details, DateTimeOffset now, CancellationToken cancellationToken) =>
        AuditStore.WriteAsync(transaction, actor, action, FormattableString.Invariant($"event/{id}"), details, now, cancellationToken);

    private static Task CancelWaitingAsync(NpgsqlTransaction transaction, string[] causes, DateTimeOffset now, CancellationToken cancellationToken) =>
        OutboxStore.CancelAsync(transaction, causes, contactId: null, "event-changed", now, cancellationToken);

    private async Task<int> TellAsync(
        NpgsqlTransaction transaction, Event held, string cause, OutgoingMessage message, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Once the event is over the notice is of no use to anybody.
        var over = LesothoTime.At(held.EndsOn.AddDays(1), TimeOnly.MinValue);
        var deliverBy = now + OutboxStore.Patience < over ? now + OutboxStore.Patience : over;
        var told = 0;
        foreach (var contact in await RsvpStore.ConcernedAsync(transaction, held.Id, cancellationToken))
            if (await outbox.EnqueueAsync(transaction, contact, cause, message, now, now, deliverBy, cancellationToken)) told++;
        return told;
    }
}
