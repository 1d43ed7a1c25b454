using Dapper;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.Events;

/// <summary>What people said about events, in the database. Writing needs the lock of <see cref="EventStore.LockAsync"/>.</summary>
internal static class RsvpStore
{
    private const string Columns = "r.id, r.event_id, r.contact_id, r.reference, r.state, r.people, r.role, r.waiting_since, r.offered_until";

    /// <summary>What a phone said about an event, or null.</summary>
    public static async Task<Rsvp?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, long eventId, PhoneHash phone, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Columns}
              from events.rsvps r
              join contacts.contacts c on c.id = r.contact_id
             where r.event_id = @eventId and c.phone_hash = @phone
            """;
        return await connection.QuerySingleOrDefaultAsync<Rsvp>(new CommandDefinition(
            Sql, new { eventId, phone = phone.ToBytes() }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>How many people have a place or an offer of one, without those of one RSVP.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="transaction">Its transaction, if any.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="without">Id of the RSVP that does not count; 0: all count.</param>
    /// <param name="now">When offers are looked at.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<int> TakenAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, long eventId, long without, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        const string Sql = """
            select coalesce(sum(people), 0)::int
              from events.rsvps
             where event_id = @eventId and id <> @without and (state = 'going' or offered_until > @now)
            """;
        return await connection.ExecuteScalarAsync<int>(
            new CommandDefinition(Sql, new { eventId, without, now }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Those who wait and were not offered a place yet, the first to come first.</summary>
    public static async Task<IReadOnlyList<Rsvp>> QueueAsync(NpgsqlTransaction transaction, long eventId, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Columns}
              from events.rsvps r
             where r.event_id = @eventId and r.state = 'waiting' and r.offered_until is null
             order by r.waiting_since, r.id
            """;
        var rows = await Connection(transaction).QueryAsync<Rsvp>(
            new CommandDefinition(Sql, new { eventId }, transaction, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>The contacts who come, wait or want to be reminded.</summary>
    public static async Task<IReadOnlyList<long>> ConcernedAsync(NpgsqlTransaction transaction, long eventId, CancellationToken cancellationToken)
    {
        const string Sql = "select contact_id from events.rsvps where event_id = @eventId and state <> 'declined' order by id";
        var ids = await Connection(transaction).QueryAsync<long>(
            new CommandDefinition(Sql, new { eventId }, transaction, cancellationToken: cancellationToken));
        return ids.AsList();
    }

    /// <summary>Stores a new RSVP under a reference of its own.</summary>
    public static async Task<Rsvp> AddAsync(NpgsqlTransaction transaction, Rsvp rsvp, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into events.rsvps
                   (event_id, contact_id, reference, state, people, role, waiting_since, offered_until, created_at, changed_at)
            values (@EventId, @ContactId, @Reference, @state, @People, @Role, @WaitingSince, @OfferedUntil, @now, @now)
            on conflict (reference) do nothing
            returning id
            """;
        while (true)
        {
            var drawn = rsvp with { Reference = Reference.Draw().Digits };
            var id = await Connection(transaction).ExecuteScalarAsync<long?>(
                new CommandDefinition(Sql, Parameters(drawn, now), transaction, cancellationToken: cancellationToken));
            if (id is { } stored) return drawn with { Id = stored };
        }
    }

    /// <summary>Overwrites an RSVP; its reference stays.</summary>
    public static async Task SaveAsync(NpgsqlTransaction transaction, Rsvp rsvp, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            update events.rsvps
               set state = @state, people = @People, role = @Role, waiting_since = @WaitingSince, offered_until = @OfferedUntil, changed_at = @now
             where id = @Id
            """;
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, Parameters(rsvp, now), transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Keeps a place for a waiting person and gives the number of this offer, from 1.</summary>
    public static async Task<int> OfferAsync(
        NpgsqlTransaction transaction, long id, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            update events.rsvps
               set offered_until = @until, offers = offers + 1, changed_at = @now
             where id = @id
            returning offers
            """;
        return await Connection(transaction).ExecuteScalarAsync<int>(
            new CommandDefinition(Sql, new { id, until, now }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>The last offer of a place to each who waits for one.</summary>
    public static async Task<IReadOnlyList<(long RsvpId, int Offer)>> OffersAsync(
        NpgsqlTransaction transaction, long eventId, CancellationToken cancellationToken)
    {
        const string Sql = "select id, offers from events.rsvps where event_id = @eventId and state = 'waiting' and offers > 0 order by id";
        var rows = await Connection(transaction).QueryAsync<(long, int)>(
            new CommandDefinition(Sql, new { eventId }, transaction, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    private static DynamicParameters Parameters(Rsvp rsvp, DateTimeOffset now)
    {
        var parameters = new DynamicParameters(rsvp);
        parameters.Add("state", rsvp.State.ToString().ToLowerInvariant());
        parameters.Add("now", now);
        return parameters;
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
