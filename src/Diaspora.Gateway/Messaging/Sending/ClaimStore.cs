using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>Takes messages up from the outbox, and puts off what may not arrive yet.</summary>
internal sealed class ClaimStore(NpgsqlDataSource database)
{
    /// <summary>Takes up what is due on a route, the most urgent first. What does not go any more is settled and returned with its new status.</summary>
    /// <param name="claim">What is wanted.</param>
    /// <param name="now">The moment that counts.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<ClaimedMessage>> ClaimAsync(Claim claim, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, attempt, forgiven, status, category, priority, due_at, deliver_by, place, urgent, broadcast_id,
                   flow, flow_version, message, values_cipher, text_en, text_st, created_at, language, phone_cipher, phone_hash,
                   takes, lease_until
              from messaging.claim(@route, @provider, @now, @lease, @most, @mostOfBroadcasts, @afterDue, @afterId)
             order by priority, due_at, id
            """;
        var wish = new
        {
            route = claim.Route,
            provider = claim.Provider,
            now,
            lease = claim.Lease,
            most = claim.Most,
            mostOfBroadcasts = claim.MostOfBroadcasts,
            afterDue = claim.After?.DueAt ?? DateTimeOffset.UnixEpoch,
            afterId = claim.After?.Id ?? 0,
        };
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<ClaimedMessage>(new CommandDefinition(Sql, wish, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>When the next message of a route is due; null: none waits.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(string route, CancellationToken cancellationToken)
    {
        const string Sql = """
            select min(first.due_at)
              from generate_series(0, 3) as level
             cross join lateral
                   (select o.due_at
                      from messaging.outbox o
                     where o.route = @route and o.priority = level and o.status = 'waiting'
                     order by o.due_at
                     limit 1) first
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<DateTimeOffset?>(new CommandDefinition(Sql, new { route }, cancellationToken: cancellationToken));
    }

    /// <summary>
    /// Puts off the due messages of a broadcast to people of one place, a bounded number a call; those that would then come too late expire.
    /// </summary>
    public async Task<int> PutOffAsync(QuietPart part, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
              with due as
                   (select o.id
                      from messaging.outbox o
                     where o.broadcast_id = @Broadcast and o.status = 'waiting' and o.place = @Place and o.due_at <= @now
                     limit 2000
                       for update skip locked)
            update messaging.outbox o
               set due_at = coalesce(@Until, o.due_at),
                   status = case when o.deliver_by > @Until then 'waiting' else 'expired' end,
                   reason = case when o.deliver_by > @Until then o.reason else 'too-late' end,
                   settled_at = case when o.deliver_by > @Until then null else @now end
              from due
             where o.id = due.id
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(
            new CommandDefinition(Sql, new { part.Broadcast, part.Place, now, part.Until }, cancellationToken: cancellationToken));
    }
}

/// <summary>What a route wants to take up.</summary>
/// <param name="Route">Name of the route on which the messages wait.</param>
/// <param name="Provider">Name of the provider that will get them.</param>
/// <param name="Lease">After this time without an outcome the outcome counts as unknown.</param>
/// <param name="Most">How many at most.</param>
/// <param name="MostOfBroadcasts">How many of them may belong to broadcasts.</param>
/// <param name="After">Messages of broadcasts are looked for behind this one; null: from the first.</param>
internal sealed record Claim(string Route, string Provider, TimeSpan Lease, int Most, int MostOfBroadcasts, ClaimedMessage? After);
