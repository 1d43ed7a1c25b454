using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.Registration.People;

/// <summary>
/// Deletes people at their wish as their own key would, and keeps the list of what the law makes us keep: the number of a phone with an open
/// request, until that is finished.
/// </summary>
internal sealed class ErasureDesk(NpgsqlDataSource database, PersonStore persons, PeopleStore people, Erasure erasure, TimeProvider time)
{
    private static readonly string[] s_told = ["in-person", "call", "letter"];

    /// <summary>What deleting would leave; nothing is done yet.</summary>
    public async Task<ErasurePreview> PreviewAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var known = await persons.LookAsync(transaction, id, cancellationToken) ?? throw PeopleRefusal.Unknown();
        var open = await erasure.HasOpenCaseAsync(transaction, known.Person.ContactId, cancellationToken);
        var others = (await persons.OfContactAsync(transaction, known.Person.ContactId, cancellationToken)).Count(person => person.Id != id);
        return new ErasurePreview(known.Revision, open, others == 0 && !open, others);
    }

    /// <summary>Deletes a person at once and for good.</summary>
    public async Task<ErasureResult> EraseAsync(StaffActor actor, long id, ErasureRequest request, CancellationToken cancellationToken)
    {
        var reason = PeopleRules.Reason(request.Reason);
        if (!s_told.Contains(request.Told)) throw PeopleRefusal.Invalid("told", $"It must be one of {string.Join(", ", s_told)}.");
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var known = await persons.LockAsync(transaction, id, cancellationToken) ?? throw PeopleRefusal.Unknown();
        if (known.Revision != request.Revision) throw PeopleRefusal.Changed();
        var open = await erasure.DeleteAsync(transaction, known.Person, HistorySource.Staff, now, cancellationToken);
        await AuditStore.WriteAsync(
            transaction, actor.Name, "person.erased", PeopleDesk.Subject(id), new { reason, request.Told, caseOpen = open }, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ErasureResult(open);
    }

    /// <summary>Numbers that outlived their person, with whether the law still keeps them.</summary>
    public async Task<IReadOnlyList<KeptNumberView>> KeptAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var kept = new List<KeptNumberView>();
        foreach (var phone in await people.KeptAsync(transaction, cancellationToken))
        {
            var open = await erasure.HasOpenCaseAsync(transaction, phone.ContactId, cancellationToken);
            kept.Add(new KeptNumberView(phone.Id, phone.At, phone.Source, phone.Number, open));
        }

        return kept;
    }

    /// <summary>Forgets a number that nothing keeps any more.</summary>
    public async Task ForgetAsync(StaffActor actor, long id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var contact = await PeopleStore.EndKeepingAsync(transaction, id, cancellationToken) ?? throw PeopleRefusal.UnknownTask();
        if (await erasure.HasOpenCaseAsync(transaction, contact, cancellationToken))
            throw PeopleRefusal.State("A request for assistance of this phone is open: the law keeps the number until it is finished.");
        // Somebody may have registered with this phone since.
        if ((await persons.OfContactAsync(transaction, contact, cancellationToken)).Count == 0)
        {
            await OutboxStore.DropWaitingAsync(transaction, contact, [], cancellationToken);
            await NumberStore.ForgetAsync(transaction, contact, cancellationToken);
        }

        await AuditStore.WriteAsync(
            transaction, actor.Name, "kept-number.forgotten", FormattableString.Invariant($"kept-number/{id}"), null, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
