using System.Globalization;
using Diaspora.Gateway.Messaging.Broadcasts;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>
/// What staff do with announcements: one writes, another approves, and until it has left each can take it back. Every act stands in the audit.
/// What cannot be done throws <see cref="AnnouncementRefusal"/>.
/// </summary>
internal sealed class AnnouncementDesk(
    NpgsqlDataSource database, AnnouncementCheck check, Broadcasts broadcasts, IOptions<AnnouncementOptions> options, TimeProvider time)
{
    private const int EmergencyApprovers = 2;

    /// <summary>Stores a new draft.</summary>
    public Task<Announcement> CreateAsync(StaffActor actor, AnnouncementDraft draft, CancellationToken cancellationToken) =>
        ActAsync(actor, "created", async transaction =>
        {
            Check(draft);
            var id = await AnnouncementStore.AddAsync(transaction, cancellationToken);
            await AnnouncementStore.AddVersionAsync(transaction, id, 1, draft, actor.Name, actor.Name, time.GetUtcNow(), cancellationToken);
            return id;
        }, cancellationToken);

    /// <summary>Changes a draft that the author has seen in a version; that makes the next version.</summary>
    public Task<Announcement> ChangeAsync(StaffActor actor, long id, int version, AnnouncementDraft draft, CancellationToken cancellationToken) =>
        ActAsync(actor, id, "changed", async (transaction, held) =>
        {
            Require(held, AnnouncementState.Draft, "Only a draft can be changed. Undo or return it first.");
            RequireVersion(held, version);
            Check(draft);
            await AnnouncementStore.AddVersionAsync(
                transaction, id, version + 1, draft, actor.Name, actor.Name, time.GetUtcNow(), cancellationToken);
        }, cancellationToken);

    /// <summary>Asks for approval.</summary>
    public Task<Announcement> SubmitAsync(StaffActor actor, long id, int version, CancellationToken cancellationToken) =>
        ActAsync(actor, id, "submitted", async (transaction, held) =>
        {
            Require(held, AnnouncementState.Draft, "It is submitted already.");
            RequireVersion(held, version);
            await CheckAudienceAsync(held.Draft, cancellationToken);
            await AnnouncementStore.SubmitAsync(transaction, id, cancellationToken);
        }, cancellationToken);

    /// <summary>
    /// Approves a version that somebody else wrote. An emergency stays submitted until a second person has approved it too.
    /// </summary>
    public Task<Announcement> ApproveAsync(StaffActor actor, long id, int version, CancellationToken cancellationToken) =>
        ActAsync(actor, id, "approved", async (transaction, held) =>
        {
            Require(held, AnnouncementState.Submitted, "It does not wait for approval.");
            RequireVersion(held, version);
            RequireOther(held, actor);
            if (held.ApproverNames.Any(actor.IsSamePerson)) throw AnnouncementRefusal.Person("You have approved it already: an emergency needs two people.");
            await CheckAudienceAsync(held.Draft, cancellationToken);
            await AnnouncementStore.AddApprovalAsync(transaction, id, version, actor.Name, time.GetUtcNow(), cancellationToken);
            if (held.Emergency && held.ApproverNames.Length + 1 < EmergencyApprovers) return;
            await ReleaseLaterAsync(transaction, id, held.Draft, cancellationToken);
        }, cancellationToken);

    /// <summary>Gives it back to its author with a note.</summary>
    public Task<Announcement> ReturnAsync(StaffActor actor, long id, int version, string note, CancellationToken cancellationToken) =>
        ActAsync(actor, id, "returned", async (transaction, held) =>
        {
            Require(held, AnnouncementState.Submitted, "It does not wait for approval.");
            RequireVersion(held, version);
            if (note.Trim().Length is 0 or > 500) throw AnnouncementRefusal.Invalid("note", "It must have 1 to 500 characters.");
            await AnnouncementStore.TakeBackAsync(transaction, id, note.Trim(), actor.Name, cancellationToken);
        }, cancellationToken);

    /// <summary>Takes it back before anything has left: it is a draft again.</summary>
    public Task<Announcement> UndoAsync(StaffActor actor, long id, CancellationToken cancellationToken) =>
        ActAsync(actor, id, "undone", async (transaction, held) =>
        {
            if (held.State == AnnouncementState.Released) throw AnnouncementRefusal.State("Its messages are written. Stop it instead.");
            if (held.State == AnnouncementState.Draft) throw AnnouncementRefusal.State("It is a draft.");
            await AnnouncementStore.TakeBackAsync(transaction, id, null, null, cancellationToken);
        }, cancellationToken);

    /// <summary>
    /// Sets another time: of a draft by an author; of one that is approved only by somebody who could have approved it, and the time to take it
    /// back begins anew. The words stay.
    /// </summary>
    public Task<Announcement> ScheduleAsync(
        StaffActor actor, long id, int version, AnnouncementSchedule? schedule, CancellationToken cancellationToken) =>
        ActAsync(actor, id, "scheduled", async (transaction, held) =>
        {
            RequireVersion(held, version);
            if (held.Emergency || held.State is not (AnnouncementState.Draft or AnnouncementState.Approved))
                throw AnnouncementRefusal.State("The time of a draft or of an approved announcement can be changed, and not that of an emergency.");
            var draft = held.Draft with { Schedule = schedule };
            Check(draft);
            var now = time.GetUtcNow();
            var writer = await AnnouncementStore.WriterAsync(transaction, id, version, cancellationToken);
            if (held.State == AnnouncementState.Approved)
            {
                if (!actor.May(StaffRight.ApproveAnnouncements)) throw AnnouncementRefusal.Person("It is approved: an approver changes its time.");
                RequireOther(held, actor);
                await CheckAudienceAsync(draft, cancellationToken);
                await AnnouncementStore.AddApprovalAsync(transaction, id, version + 1, actor.Name, now, cancellationToken);
                await ReleaseLaterAsync(transaction, id, draft, cancellationToken);
            }

            await AnnouncementStore.AddVersionAsync(transaction, id, version + 1, draft, writer, actor.Name, now, cancellationToken);
        }, cancellationToken);

    /// <summary>Nothing more of it leaves until it is resumed.</summary>
    public Task<Announcement> PauseAsync(StaffActor actor, long id, CancellationToken cancellationToken) =>
        ChangeBroadcastAsync(actor, id, "paused", Broadcasts.PauseAsync, "It is not running.", cancellationToken);

    /// <summary>It goes on.</summary>
    public Task<Announcement> ResumeAsync(StaffActor actor, long id, CancellationToken cancellationToken) =>
        ChangeBroadcastAsync(actor, id, "resumed", Broadcasts.ResumeAsync, "It is not paused.", cancellationToken);

    /// <summary>What has not left never will, and it is no news any more.</summary>
    public Task<Announcement> StopAsync(StaffActor actor, long id, CancellationToken cancellationToken) =>
        ChangeBroadcastAsync(actor, id, "stopped", Broadcasts.StopAsync, "It is stopped already.", cancellationToken);

    private async Task<Announcement> ChangeBroadcastAsync(
        StaffActor actor, long id, string act, Func<NpgsqlTransaction, long, CancellationToken, Task<bool>> change, string otherwise,
        CancellationToken cancellationToken)
    {
        var changed = await ActAsync(actor, id, act, async (transaction, held) =>
        {
            if (held.BroadcastId is not { } broadcast) throw AnnouncementRefusal.State("Its messages are not written yet. Undo it instead.");
            if (!await change(transaction, broadcast, cancellationToken)) throw AnnouncementRefusal.State(otherwise);
        }, cancellationToken);
        // Nothing leaves that should not while this runs: whoever sends looks at the broadcast first.
        await broadcasts.SettleAsync(changed.BroadcastId ?? 0, cancellationToken);
        return changed;
    }

    private Task ReleaseLaterAsync(NpgsqlTransaction transaction, long id, AnnouncementDraft draft, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        DateTimeOffset? undoUntil = draft.Emergency ? null : now + options.Value.UndoWindow;
        var written = ReleaseTimes.WrittenAt(draft.Schedule) ?? now;
        var earliest = undoUntil ?? now;
        return AnnouncementStore.ApproveAsync(transaction, id, undoUntil, written > earliest ? written : earliest, cancellationToken);
    }

    private Task<Announcement> ActAsync(
        StaffActor actor, long id, string act, Func<NpgsqlTransaction, Announcement, Task> change, CancellationToken cancellationToken) =>
        ActAsync(actor, act, async transaction =>
        {
            var held = await AnnouncementStore.LockAsync(transaction, id, cancellationToken) ?? throw AnnouncementRefusal.Unknown();
            await change(transaction, held);
            return id;
        }, cancellationToken);

    /// <summary>Runs an act in one transaction with its audit, which tells what the announcement is like afterwards.</summary>
    private async Task<Announcement> ActAsync(
        StaffActor actor, string act, Func<NpgsqlTransaction, Task<long>> change, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var id = await change(transaction);
        var after = await AnnouncementStore.FindAsync(connection, id, cancellationToken) ?? throw AnnouncementRefusal.Unknown();
        await AuditStore.WriteAsync(
            transaction, actor.Name, "announcement." + act, string.Create(CultureInfo.InvariantCulture, $"announcement/{id}"), AuditDetails.Of(after),
            time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return after;
    }

    private void Check(AnnouncementDraft draft)
    {
        if (check.ProblemsOf(draft) is { Count: > 0 } problems) throw AnnouncementRefusal.Invalid(problems);
    }

    private async Task CheckAudienceAsync(AnnouncementDraft draft, CancellationToken cancellationToken)
    {
        // Looked at again: the day may have come closer and people may have left since it was written.
        Check(draft);
        if (await check.AudienceProblemAsync(draft, cancellationToken) is { } problem) throw AnnouncementRefusal.Invalid("audience", problem);
    }

    private static void Require(Announcement held, AnnouncementState state, string otherwise)
    {
        if (held.State != state) throw AnnouncementRefusal.State(otherwise);
    }

    private static void RequireVersion(Announcement held, int version)
    {
        if (held.Version != version) throw AnnouncementRefusal.Changed(held.Version, held.ChangedBy);
    }

    private static void RequireOther(Announcement held, StaffActor actor)
    {
        if (held.IsWrittenBy(actor)) throw AnnouncementRefusal.Person("You wrote some of it: another person approves it.");
    }
}
