using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.Registration.People;

/// <summary>What people asked staff to do with their details, on the clock of the law: 14 days to do it and tell them, 7 working days to tell others.</summary>
internal sealed class RequestDesk(NpgsqlDataSource database, PersonStore persons, FieldCipher cipher, TimeProvider time)
{
    /// <summary>Kind of encrypted wishes and outcomes, see <see cref="FieldCipher"/>.</summary>
    private const string WordsKind = "person-request";

    private static readonly string[] s_kinds = ["correction", "erasure", "copy"];

    // A letter may have lain for a while; more is a slip.
    private static readonly TimeSpan s_longestLying = TimeSpan.FromDays(60);

    /// <summary>Everything that is open, the first due at the front, without what the people wrote.</summary>
    public async Task<IReadOnlyList<PersonRequest>> OpenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return [.. (await RequestStore.OpenAsync(connection, cancellationToken)).Select(row => View(row with { WishCipher = null }))];
    }

    /// <summary>Notes what a person asked for; gives its number.</summary>
    public async Task<long> AddAsync(StaffActor actor, long personId, RequestNote note, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!s_kinds.Contains(note.Kind)) throw PeopleRefusal.Invalid("kind", $"It must be one of {string.Join(", ", s_kinds)}.");
        var channel = PeopleRules.Way("channel", note.Channel);
        var wish = PeopleRules.Words("wish", note.Wish);
        var askedAt = note.AskedOn is { } day && day != LesothoTime.DateOf(now) ? LesothoTime.At(day, TimeOnly.MinValue) : now;
        if (askedAt > now || askedAt < now - s_longestLying) throw PeopleRefusal.Invalid("askedOn", "It must be a day of the last 60.");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await persons.LockAsync(transaction, personId, cancellationToken) is null) throw PeopleRefusal.Unknown();
        var request = new NewRequest(personId, note.Kind, cipher.Encrypt(WordsKind, wish), channel, askedAt, actor.Name);
        var id = await RequestStore.AddAsync(transaction, request, cancellationToken);
        await AuditStore.WriteAsync(
            transaction, actor.Name, "person.request-noted", PeopleDesk.Subject(personId), new { request = id, note.Kind }, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return id;
    }

    /// <summary>Closes a request with how the person was told.</summary>
    public async Task CloseAsync(StaffActor actor, long id, RequestEnd end, CancellationToken cancellationToken)
    {
        if (end.State is not ("done" or "refused")) throw PeopleRefusal.Invalid("state", "It must be done or refused.");
        var told = PeopleRules.Way("told", end.Told);
        var outcome = cipher.Encrypt(WordsKind, PeopleRules.Words("outcome", end.Outcome));
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await RequestStore.CloseAsync(transaction, id, new RequestClosing(end.State, outcome, told, actor.Name, now), cancellationToken))
            throw PeopleRefusal.UnknownRequest();
        await AuditStore.WriteAsync(
            transaction, actor.Name, "person.request-closed", FormattableString.Invariant($"person-request/{id}"), new { end.State, told }, now,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Everything that a person asked for, with their words.</summary>
    public async Task<IReadOnlyList<PersonRequest>> OfPersonAsync(NpgsqlTransaction transaction, long personId, CancellationToken cancellationToken) =>
        [.. (await RequestStore.OfPersonAsync(transaction, personId, cancellationToken)).Select(View)];

    private PersonRequest View(RequestRow row) => new()
    {
        Id = row.Id,
        PersonId = row.PersonId,
        Kind = row.Kind,
        Wish = cipher.Decrypt(WordsKind, row.WishCipher),
        Receivers = row.Receivers,
        Channel = row.Channel,
        AskedAt = row.AskedAt,
        DueOn = row.DueOn,
        Late = row.State == "open" && row.DueOn < LesothoTime.DateOf(time.GetUtcNow()),
        NotedBy = row.NotedBy,
        State = row.State,
        Told = row.Told,
        ClosedAt = row.ClosedAt,
        ClosedBy = row.ClosedBy,
    };
}
