using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Messaging.Broadcasts;

/// <summary>Counts what became of the messages of a broadcast.</summary>
internal static class ResultsStore
{
    /// <summary>Seconds that the count may take.</summary>
    private const int Timeout = 30;

    /// <summary>The results of broadcasts by id; ids of none are missing.</summary>
    public static async Task<IReadOnlyDictionary<long, BroadcastResults>> ReadAsync(
        NpgsqlConnection connection, long[] ids, CancellationToken cancellationToken)
    {
        const string HeadSql = """
            select b.id, b.state, b.expanded_at is not null as written, b.too_late,
                   (select count(*)
                      from messaging.suppressions s
                      join contacts.contacts c on c.phone_hash = s.phone_hash
                      join messaging.outbox o on o.contact_id = c.id and o.cause = b.cause
                     where s.since >= b.created_at) as stopped_since
              from messaging.broadcasts b
             where b.id = any(@ids)
            """;
        const string CountsSql = """
            select broadcast_id, status, route, count(*) as messages
              from messaging.outbox
             where broadcast_id = any(@ids)
             group by broadcast_id, status, route
             union all
            select b.id, k.key, null, k.value::bigint
              from messaging.broadcasts b, jsonb_each_text(b.results) k
             where b.id = any(@ids)
             order by 1, 2, 3
            """;
        var heads = await connection.QueryAsync<Head>(
            new CommandDefinition(HeadSql, new { ids }, commandTimeout: Timeout, cancellationToken: cancellationToken));
        var rows = await connection.QueryAsync<Row>(
            new CommandDefinition(CountsSql, new { ids }, commandTimeout: Timeout, cancellationToken: cancellationToken));
        var counts = rows.ToLookup(row => row.BroadcastId, row => new BroadcastCount(row.Status, row.Route, row.Messages));
        return heads.ToDictionary(
            head => head.Id, head => new BroadcastResults(head.State, head.Written, head.TooLate, head.StoppedSince, [.. counts[head.Id]]));
    }

    /// <summary>How far a broadcast has come, or null when there is none with the id.</summary>
    public static async Task<BroadcastProgress?> ProgressAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        const string Sql = """
            select b.state, b.expanded_at is not null as written,
                   count(*) filter (where o.status in ('waiting', 'held')) as waiting,
                   count(*) filter (where o.status = 'sending') as sending,
                   count(*) filter (where o.status = 'sent') as sent,
                   count(*) filter (where o.status = 'delivered') as delivered,
                   count(*) filter (where o.status = 'failed') as failed,
                   count(*) filter (where o.status = 'unknown') as unknown,
                   count(*) filter (where o.status in ('expired', 'cancelled')) as dropped
              from messaging.broadcasts b
              left join messaging.outbox o on o.broadcast_id = b.id
             where b.id = @id
             group by b.id
            """;
        return await connection.QuerySingleOrDefaultAsync<BroadcastProgress>(
            new CommandDefinition(Sql, new { id }, commandTimeout: Timeout, cancellationToken: cancellationToken));
    }

    /// <summary>How the messages of a broadcast left, arrived and failed over time.</summary>
    public static async Task<BroadcastCourse> CourseAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        const string RangeSql = """
            select min(sent_at) as first, max(greatest(sent_at, settled_at)) as last
              from messaging.outbox
             where broadcast_id = @id and sent_at is not null
            """;
        // Days begin at midnight in Lesotho.
        const string Sql = """
            select date_bin(@step::interval, m.at, timestamptz '2000-01-01 00:00:00+02') as begins_at,
                   count(*) filter (where m.what = 'sent') as sent,
                   count(*) filter (where m.what = 'delivered') as delivered,
                   count(*) filter (where m.what = 'failed') as failed
              from (select sent_at as at, 'sent' as what
                      from messaging.outbox
                     where broadcast_id = @id and sent_at is not null
                     union all
                    select settled_at, status
                      from messaging.outbox
                     where broadcast_id = @id and settled_at is not null and status in ('delivered', 'failed')) m
             group by 1
             order by 1
            """;
        var (first, last) = await connection.QuerySingleAsync<(DateTimeOffset? First, DateTimeOffset? Last)>(
            new CommandDefinition(RangeSql, new { id }, commandTimeout: Timeout, cancellationToken: cancellationToken));
        if (first is null || last is null) return BroadcastCourse.Nothing;
        var step = BroadcastCourse.StepOf(last.Value - first.Value);
        var points = await connection.QueryAsync<CoursePoint>(
            new CommandDefinition(Sql, new { id, step }, commandTimeout: Timeout, cancellationToken: cancellationToken));
        return new BroadcastCourse(step, points.AsList());
    }

    private sealed record Head(long Id, string State, bool Written, long TooLate, long StoppedSince);

    private sealed record Row(long BroadcastId, string Status, string? Route, long Messages);
}
