using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Diaspora.Gateway.Features.Registration.People;

/// <summary>Numbers that somebody new has: the old owner comes in person, is recognised, and gets back what is kept under another number.</summary>
internal sealed class NumberDesk(
    NpgsqlDataSource database, PersonStore persons, ContactStore contacts, KeyedHasher hasher, IOptions<ConversationOptions> options, TimeProvider time)
{
    /// <summary>Numbers that somebody new has and that nobody has dealt with.</summary>
    public async Task<IReadOnlyList<NumberReleaseView>> ReleasesAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await PeopleStore.ReleasesAsync(connection, cancellationToken);
    }

    /// <summary>Notes that there is nothing more to do about one; the people behind it stay as they are.</summary>
    public async Task HandleAsync(StaffActor actor, long id, string? reason, CancellationToken cancellationToken)
    {
        var why = PeopleRules.Reason(reason);
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await PeopleStore.HandleReleaseAsync(transaction, id, actor.Name, now, cancellationToken)) throw PeopleRefusal.UnknownTask();
        await AuditStore.WriteAsync(
            transaction, actor.Name, "number-release.handled", FormattableString.Invariant($"number-release/{id}"), new { reason = why }, now,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Gives a person whose number somebody else has another one; what they want to be texted about they choose anew on that phone.</summary>
    public async Task RestoreAsync(StaffActor actor, long id, NewNumber given, CancellationToken cancellationToken)
    {
        var reason = PeopleRules.Reason(given.Reason);
        var number = PeopleRules.Number(given.Number);
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var known = await persons.LockAsync(transaction, id, cancellationToken) ?? throw PeopleRefusal.Unknown();
        if (known.Revision != given.Revision) throw PeopleRefusal.Changed();
        if (known.Active) throw PeopleRefusal.State("The number of this person is still theirs.");
        var caller = new Caller(number, hasher.Hash(number), "console", options.Value.ServiceCode, Sms: false);
        var contact = await contacts.EnsureAsync(transaction, caller, keepNumber: true, LesothoTime.DateOf(now), cancellationToken);
        if ((await persons.OfContactAsync(transaction, contact, cancellationToken)).Count >= RegistrationActions.MostPersons)
            throw PeopleRefusal.State("Six people are registered with that phone already.");
        await PeopleStore.MoveAsync(transaction, id, contact, cancellationToken);
        await PersonStore.NoteAsync(transaction, id, "another number", HistorySource.Staff, now, cancellationToken);
        await AuditStore.WriteAsync(transaction, actor.Name, "person.restored", PeopleDesk.Subject(id), new { reason }, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
