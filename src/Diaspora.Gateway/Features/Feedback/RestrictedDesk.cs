using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>
/// What the focal point does with restricted complaints. To everybody else there are none: every way here refuses with "there is no such complaint".
/// Why one was opened and what was done is sealed with it; the audit keeps who acted on which record at what time, and nothing else.
/// </summary>
internal sealed class RestrictedDesk(NpgsqlDataSource database, RestrictedStore store, TimeProvider time)
{
    /// <summary>Longest note in characters.</summary>
    public const int LongestNote = 1000;

    private const string Opened = "opened";

    /// <summary>Restricted complaints that are not closed, or those that are: danger first, then the oldest.</summary>
    public async Task<IReadOnlyList<RestrictedRow>> ListAsync(StaffActor actor, bool closed, CancellationToken cancellationToken)
    {
        RequireFocalPoint(actor);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var all = await store.ListAsync(connection, closed, cancellationToken);
        return [.. all.Where(c => IsKnown(actor, c)).Select(RowOf).OrderByDescending(r => r.Danger && r.State == ComplaintState.Open)];
    }

    /// <summary>How far one has come.</summary>
    public async Task<RestrictedRow> FindAsync(StaffActor actor, Guid id, CancellationToken cancellationToken)
    {
        RequireFocalPoint(actor);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var held = await store.FindAsync(connection, null, id, cancellationToken);
        return held is not null && IsKnown(actor, held) ? RowOf(held) : throw ComplaintRefusal.Unknown();
    }

    /// <summary>One that the same person has opened within the last half hour; null: it must be opened first.</summary>
    public async Task<RestrictedFile?> FindOpenAsync(StaffActor actor, Guid id, CancellationToken cancellationToken)
    {
        RequireFocalPoint(actor);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var held = await store.FindAsync(connection, null, id, cancellationToken);
        if (held?.Report is null || !IsKnown(actor, held)) return null;
        var history = await store.HistoryAsync(connection, null, id, cancellationToken);
        return IsOpenedBy(actor, history) ? FileOf(held, history) : null;
    }

    /// <summary>Opens one for a reason, which is sealed with it.</summary>
    public Task<RestrictedFile> OpenAsync(StaffActor actor, Guid id, string? reason, CancellationToken cancellationToken)
    {
        RequireFocalPoint(actor);
        if (AuditViewStore.ReasonProblem(reason) is { } problem) throw ComplaintRefusal.Invalid("reason", problem);
        return ActAsync(actor, id, null, Opened, reason?.Trim(), (_, _) => Task.CompletedTask, cancellationToken);
    }

    /// <summary>Answers, which may close it. Nobody is texted: the person finds the answer by number and PIN.</summary>
    public Task<RestrictedFile> AnswerAsync(StaffActor actor, Guid id, AnswerRequest answer, CancellationToken cancellationToken)
    {
        RequireFocalPoint(actor);
        if (answer.Outcome is not null) throw ComplaintRefusal.Invalid("outcome", "Only an appeal has an outcome.");
        return ActAsync(actor, id, answer.Version, answer.Close ? "answered and closed" : "answered", null, (transaction, held) =>
        {
            if (held.State == ComplaintState.Closed) throw ComplaintRefusal.State("It is closed.");
            return store.AnswerAsync(transaction, id, AnswerText.Of(answer.En, answer.St), answer.Close, time.GetUtcNow(), cancellationToken);
        }, cancellationToken);
    }

    /// <summary>Keeps a note, such as to which service the person was led.</summary>
    public Task<RestrictedFile> NoteAsync(StaffActor actor, Guid id, NoteRequest note, CancellationToken cancellationToken)
    {
        RequireFocalPoint(actor);
        var words = (note.Words ?? "").Trim();
        if (words.Length is 0 or > LongestNote) throw ComplaintRefusal.Invalid("words", $"It must have 1 to {LongestNote} characters.");
        return ActAsync(actor, id, note.Version, "noted", words, (_, _) => Task.CompletedTask, cancellationToken);
    }

    private async Task<RestrictedFile> ActAsync(
        StaffActor actor, Guid id, int? version, string act, string? words, Func<NpgsqlTransaction, RestrictedComplaint, Task> change,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var held = await store.LockAsync(transaction, id, cancellationToken);
        if (held is null || !IsKnown(actor, held)) throw ComplaintRefusal.Unknown();
        if (act != Opened && !IsOpenedBy(actor, await store.HistoryAsync(connection, transaction, id, cancellationToken)))
            throw ComplaintRefusal.State("Say first why you open it.");
        // Opening changes nothing that somebody else could overwrite, so it asks for no version.
        if (version is { } seen && held.Version != seen) throw ComplaintRefusal.Changed(null);
        await change(transaction, held);
        var now = time.GetUtcNow();
        await store.NoteAsync(transaction, id, new RestrictedNote(actor.Name, act, words), now, cancellationToken);
        await AuditStore.WriteAsync(transaction, actor.Name, "record.handled", $"record/{id:n}", null, now, cancellationToken);
        var after = await store.FindAsync(connection, transaction, id, cancellationToken) ?? throw ComplaintRefusal.Unknown();
        var file = FileOf(after, await store.HistoryAsync(connection, transaction, id, cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return file;
    }

    private bool IsOpenedBy(StaffActor actor, IReadOnlyList<RestrictedEvent> history) =>
        history.Any(h => h.Note.Act == Opened && actor.IsSamePerson(h.Note.By) && h.At > time.GetUtcNow() - AuditViewStore.Memory);

    private RestrictedFile FileOf(RestrictedComplaint held, IReadOnlyList<RestrictedEvent> history)
    {
        var report = held.Report ?? throw ComplaintRefusal.State("Its time is over: nothing of it is kept.");
        return new RestrictedFile(
            RowOf(held), report.Reference, report.What, report.District, report.Who, report.Language,
            store.NumberOf(report), held.Answer?.En, held.Answer?.St,
            [.. history.Select(h => new RestrictedFileEvent(h.At, h.Note.By, h.Note.Act, h.Note.Words))]);
    }

    private RestrictedRow RowOf(RestrictedComplaint held) => new(
        held.Id, held.State, held.Report?.Danger ?? false, held.ReceivedAt, held.DueAt, held.IsOverdue(time.GetUtcNow()), held.Version);

    private static void RequireFocalPoint(StaffActor actor)
    {
        if (!actor.May(StaffRight.HandleRestrictedComplaints)) throw ComplaintRefusal.Unknown();
    }

    /// <summary>A focal point who also has a role in a district does not learn of what is reported there.</summary>
    private static bool IsKnown(StaffActor actor, RestrictedComplaint held) =>
        held.Report?.District is not { } district || !ComplaintDesk.HiddenFrom(actor).Contains(district);
}
