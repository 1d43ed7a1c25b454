using Diaspora.Gateway.Places;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.Registration.People;

/// <summary>
/// How staff find people and see what is kept of them: by a telephone number that is typed in full, which a keyed hash finds, and only for a reason
/// that stands in the audit. Filters give counts and no people.
/// </summary>
internal sealed class PeopleDesk(
    NpgsqlDataSource database, PersonStore persons, PeopleStore people, RequestDesk requests, Erasure erasure, KeyedHasher hasher, TimeProvider time)
{
    /// <summary>What the audit calls it that somebody's details were opened.</summary>
    public const string Viewed = "person.viewed";

    /// <summary>Fewest people that are counted out: fewer could tell who they are. Proposed.</summary>
    public const int SmallestCount = 5;

    // Enough to tell phones of the audit apart; the whole hash is what finds a person.
    private const int ReferenceDigits = 16;

    /// <summary>How the audit names a person.</summary>
    public static string Subject(long id) => FormattableString.Invariant($"person/{id}");

    /// <summary>The people of a number, without who they are. The search stands in the audit.</summary>
    public async Task<IReadOnlyList<FoundPerson>> FindAsync(StaffActor actor, string? typed, CancellationToken cancellationToken)
    {
        var number = PeopleRules.Number(typed);
        var hash = hasher.Hash(number);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var found = await PeopleStore.FindAsync(transaction, hash, cancellationToken);
        var subject = "phone/" + hasher.Hash("audit-phone", hash.Hex)[..ReferenceDigits];
        await AuditStore.WriteAsync(
            transaction, actor.Name, "person.searched", subject, new { phone = number.ToString(), found = found.Count }, time.GetUtcNow(),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [.. found.Select(person => new FoundPerson(person.Id, number.ToString(), person.RegisteredAt))];
    }

    /// <summary>How many people there are of a kind; countries and districts may be written as people write them.</summary>
    public async Task<PeopleCount> CountAsync(string? country, string? town, string? district, string? topic, CancellationToken cancellationToken)
    {
        var inCountry = Given(country) is { } typedCountry
            ? (Countries.Search(typedCountry) is [var found, ..] ? found : throw PeopleRefusal.Invalid("country", "No country is called so.")).Code
            : null;
        var fromDistrict = Given(district) is { } typedDistrict
            ? (Districts.Find(typedDistrict) ?? throw PeopleRefusal.Invalid("district", "No district is called so.")).Code
            : null;
        var wants = Given(topic) is not { } typedTopic || Topic.Every.Contains(typedTopic)
            ? Given(topic)
            : throw PeopleRefusal.Invalid("topic", $"It must be one of {string.Join(", ", Topic.Every)}.");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var count = await PeopleStore.CountAsync(connection, inCountry, Given(town), fromDistrict, wants, cancellationToken);
        return count < SmallestCount ? new PeopleCount(SmallestCount, null) : new PeopleCount(null, count);
    }

    /// <summary>Shows everything that is kept of a person, for a reason that the audit keeps.</summary>
    public async Task<PersonView> OpenAsync(StaffActor actor, long id, string? reason, CancellationToken cancellationToken)
    {
        var why = PeopleRules.Reason(reason);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var view = await ReadAsync(transaction, id, cancellationToken);
        await AuditStore.WriteAsync(transaction, actor.Name, Viewed, Subject(id), new { reason = why }, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return view;
    }

    /// <summary>The same for a page behind a gate that has asked for the reason and noted it.</summary>
    public async Task<PersonView> ReadAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        return await ReadAsync(transaction, id, cancellationToken);
    }

    /// <summary>Whether there is such a person.</summary>
    public async Task<bool> AnyAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await PersonStore.AnyAsync(connection, id, cancellationToken);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private async Task<PersonView> ReadAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken)
    {
        var known = await persons.LookAsync(transaction, id, cancellationToken) ?? throw PeopleRefusal.Unknown();
        var (person, details) = (known.Person, known.Person.Details);
        var phone = await people.PhoneAsync(transaction, person.ContactId, cancellationToken);
        var others = known.Active ? await persons.OfContactAsync(transaction, person.ContactId, cancellationToken) : [];
        return new PersonView
        {
            Id = id,
            Phone = phone.Number,
            Active = known.Active,
            Name = details.Name,
            BirthYear = details.BirthYear,
            Guarded = person.Guarded,
            Country = details.Country,
            Town = details.Town,
            District = details.District,
            Topics = details.Topics,
            Language = phone.Language,
            MessagesOn = phone.MessagesOn && known.Active,
            RegisteredAt = person.RegisteredAt,
            Revision = known.Revision,
            CaseOpen = await erasure.HasOpenCaseAsync(transaction, person.ContactId, cancellationToken),
            Consents = await people.ConsentsAsync(transaction, id, cancellationToken),
            History = await PeopleStore.HistoryAsync(transaction, id, cancellationToken),
            Receivers = await PeopleStore.ReceiversAsync(transaction, id, cancellationToken),
            Requests = await requests.OfPersonAsync(transaction, id, cancellationToken),
            Others = [.. others.Select(other => other.Id).Where(other => other != id)],
        };
    }
}
