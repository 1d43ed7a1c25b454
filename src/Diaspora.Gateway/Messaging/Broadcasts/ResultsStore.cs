using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Messaging.Broadcasts;

/// <summary>Counts what became of the messages of a broadcast.</summary>
internal static class ResultsStore
{
    /// <summary>Seconds that the count may take.</summary>
    private const int Timeout = 30;

    /// <summary>The results of a broadcast, or null when there is none with the id.</summary>
    public static async Task<BroadcastResults?> ReadAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        const string HeadSql = """
            select b.state, b.expanded_at is not null as written, b.too_late,
                   (select count(*)
                      from messaging.suppressions s
                      join contacts.contacts c on c.phone_hash = s.phone_hash
                      join messaging.outbox o on o.contact_id = c.id and o.cause = b.cause
                     where s.since >= b.created_at) as stopped_since
              from messaging.broadcasts b
             where b.id = @id
            """;
        const string CountsSql = """
            select status, route, count(*) as messages
              from messaging.outbox
             where broadcast_id = @id
             group by status, route
             union all
            select k.key, null, k.value::bigint
              from messaging.broadcasts b, jsonb_each_text(b.results) k
             where b.id = @id
             order by 1, 2
            """;
        var head = await connection.QuerySingleOrDefaultAsync<Head>(
            new CommandDefinition(HeadSql, new { id }, commandTimeout: Timeout, cancellationToken: cancellationToken));
        if (head is null) return null;
        var counts = await connection.QueryAsync<BroadcastCount>(
            new CommandDefinition(CountsSql, new { id }, commandTimeout: Timeout, cancellationToken: cancellationToken));
        return new BroadcastResults(head.State, head.Written, head.TooLate, head.StoppedSince, counts.AsList());
    }

    private sealed record Head(string State, bool Written, long TooLate, long StoppedSince);
}
