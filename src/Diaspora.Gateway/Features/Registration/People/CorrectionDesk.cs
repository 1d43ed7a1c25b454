using Diaspora.Flows.Definition;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.Registration.People;

/// <summary>
/// Corrects details at the person's wish and makes two registrations of one person one. Which fields changed is kept, never what stood there; the
/// person is told by a text that says only that something changed.
/// </summary>
internal sealed class CorrectionDesk(
    NpgsqlDataSource database, PersonStore persons, OutboxStore outbox, FlowSet flows, TimeProvider time)
{
    /// <summary>Corrects a person's details, and closes the request that this answers.</summary>
    public async Task<CorrectionResult> CorrectAsync(StaffActor actor, long id, PersonCorrection correction, CancellationToken cancellationToken)
    {
        var reason = PeopleRules.Reason(correction.Reason);
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var known = await LockAsync(transaction, id, correction.Revision, cancellationToken);
        var details = PeopleRules.Details(correction, known.Person.Guarded, LesothoTime.DateOf(now));
        var fields = PeopleRules.Differences(known.Person.Details, details);
        if (fields.Count == 0) throw PeopleRefusal.State("Nothing differs from what is kept.");
        await persons.ChangeAsync(transaction, known.Person with { Details = details }, cancellationToken);
        await RequestStore.TellReceiversAsync(transaction, id, actor.Name, now, cancellationToken);
        await NoteAsync(
            transaction, actor, id, "person.corrected", $"{string.Join(", ", fields)} changed", new { fields, reason, correction.Request }, now,
            cancellationToken);
        var told = await TellAsync(transaction, known, now, cancellationToken);
        // Whom no text reaches must be told another way, and their request stays open until somebody has.
        if (correction.Request is { } request && told)
        {
            var closing = new RequestClosing("done", null, "sms", actor.Name, now, id);
            if (!await RequestStore.CloseAsync(transaction, request, closing, cancellationToken)) throw PeopleRefusal.UnknownRequest();
        }

        await transaction.CommitAsync(cancellationToken);
        return new CorrectionResult(fields, told);
    }

    /// <summary>Makes two registrations of one person on one phone one; a human has seen that they are the same.</summary>
    public async Task<CorrectionResult> MergeAsync(StaffActor actor, long id, MergeRequest merge, CancellationToken cancellationToken)
    {
        var reason = PeopleRules.Reason(merge.Reason);
        if (merge.Other == id) throw PeopleRefusal.Invalid("other", "It is the same registration.");
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // In the order of their numbers, so that two merges the other way round do not wait for each other.
        var first = await persons.LockAsync(transaction, Math.Min(id, merge.Other), cancellationToken);
        var second = await persons.LockAsync(transaction, Math.Max(id, merge.Other), cancellationToken);
        var (stays, goes) = id < merge.Other ? (first, second) : (second, first);
        if (stays is null) throw PeopleRefusal.Unknown();
        if (stays.Revision != merge.Revision) throw PeopleRefusal.Changed();
        if (goes is null || !stays.Active || !goes.Active || goes.Person.ContactId != stays.Person.ContactId)
            throw PeopleRefusal.Invalid("other", "There is no other registration of that number on this phone.");
        await RequestStore.TellReceiversAsync(transaction, merge.Other, actor.Name, now, cancellationToken);
        await PeopleStore.MergeAsync(transaction, id, merge.Other, cancellationToken);
        await NoteAsync(transaction, actor, id, "person.merged", "two registrations became one", new { merge.Other, reason }, now, cancellationToken);
        var told = await TellAsync(transaction, stays, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new CorrectionResult([], told);
    }

    private async Task<KnownPerson> LockAsync(NpgsqlTransaction transaction, long id, int revision, CancellationToken cancellationToken)
    {
        var known = await persons.LockAsync(transaction, id, cancellationToken) ?? throw PeopleRefusal.Unknown();
        return known.Revision == revision ? known : throw PeopleRefusal.Changed();
    }

    private static async Task NoteAsync(
        NpgsqlTransaction transaction, StaffActor actor, long id, string action, string what, object details, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        await PersonStore.NoteAsync(transaction, id, what, HistorySource.Staff, now, cancellationToken);
        await AuditStore.WriteAsync(transaction, actor.Name, action, PeopleDesk.Subject(id), details, now, cancellationToken);
    }

    /// <summary>Tells the phone that details changed; false when it cannot be told by a text.</summary>
    private Task<bool> TellAsync(NpgsqlTransaction transaction, KnownPerson known, DateTimeOffset now, CancellationToken cancellationToken) => known.Active
        ? outbox.EnqueueAsync(
            transaction, known.Person.ContactId, FormattableString.Invariant($"person/{known.Person.Id}/changed/{known.Revision + 1}"),
            FlowWords.Message(flows, "my-details", "corrected"), now, cancellationToken)
        : Task.FromResult(false);
}
