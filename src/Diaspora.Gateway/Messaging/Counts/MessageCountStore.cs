using Dapper;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Insights;
using Npgsql;

namespace Diaspora.Gateway.Messaging.Counts;

/// <summary>Counts messages for reports.</summary>
internal static class MessageCountStore
{
    // Ids are in the order of time but for transactions that took long, so the newest days are found from the newest id without an index on the time.
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

    /// <summary>Counts <see cref="Measure.Messages"/>.</summary>
    public static async Task<IReadOnlyList<DailyCell>> CountAsync(
        NpgsqlConnection connection, DateOnly from, DateOnly today, CancellationToken cancellationToken)
    {
        const string Sql = """
            select (created_at at time zone 'Africa/Maseru')::date as day, coalesce(route, '') as a, status as b, '' as c, count(*) as count
              from messaging.outbox
             where id > coalesce((select id from messaging.outbox where created_at < @since order by id desc limit 1), 0)
               and created_at >= @start and category <> 'private'
             group by 1, 2, 3
            """;
        var start = from == DateOnly.MinValue ? DateTimeOffset.UnixEpoch : LesothoTime.At(from, default);
        var rows = await connection.QueryAsync<DailyCell>(new CommandDefinition(
            Sql, new { start, since = start - s_longest }, commandTimeout: DailyStore.Patience, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>Phones that stopped messages in a period and have not started them again, by how they did it.</summary>
    public static async Task<IReadOnlyList<(string Source, long Phones)>> StoppedAsync(
        NpgsqlConnection connection, InsightPeriod period, CancellationToken cancellationToken)
    {
        const string Sql = """
            select source, count(*) as phones
              from messaging.suppressions
             where since >= @start and since < @stop
             group by source
             order by source
            """;
        var rows = await connection.QueryAsync<(string, long)>(new CommandDefinition(
            Sql, new { start = period.Start, stop = period.Stop }, cancellationToken: cancellationToken));
        return rows.AsList();
    }
}
