using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Insights;

/// <summary>The daily numbers.</summary>
internal static class DailyStore
{
    /// <summary>Seconds that a count of whole tables may take: nobody waits for it.</summary>
    public const int Patience = 300;

    private const string Unnest = "unnest(@days, @a, @b, @c, @counts) as u (day, a, b, c, count)";

    /// <summary>Holds a measure until the transaction ends, so that two nodes do not count it at once. False: another one does.</summary>
    public static Task<bool> TryHoldAsync(NpgsqlTransaction transaction, string measure, CancellationToken cancellationToken)
    {
        const string Sql = "select pg_try_advisory_xact_lock(hashtext('insights/' || @measure))";
        return Connection(transaction).ExecuteScalarAsync<bool>(new CommandDefinition(Sql, new { measure }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>When a measure was last counted; null: never.</summary>
    public static Task<DateTimeOffset?> CountedAtAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string measure, CancellationToken cancellationToken)
    {
        const string Sql = """
            select counted_at
              from insights.measures
             where measure = @measure
            """;
        return connection.QuerySingleOrDefaultAsync<DateTimeOffset?>(new CommandDefinition(Sql, new { measure }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Puts what was counted in the place of what stood there since a day.</summary>
    public static async Task ReplaceAsync(
        NpgsqlTransaction transaction, string measure, DateOnly from, IReadOnlyList<DailyCell> cells, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        const string Sql = $"""
            delete from insights.daily
             where measure = @measure and day >= @from;

            insert into insights.daily (measure, day, a, b, c, count)
                 select @measure, u.day, u.a, u.b, u.c, u.count
                   from {Unnest};

            insert into insights.measures (measure, counted_at)
                 values (@measure, @now)
            on conflict (measure) do update set counted_at = excluded.counted_at;
            """;
        var (days, a, b, c, counts) = Columns(cells);
        await Connection(transaction).ExecuteAsync(new CommandDefinition(
            Sql, new { measure, from, now, days, a, b, c, counts }, transaction, Patience, cancellationToken: cancellationToken));
    }

    /// <summary>Adds to what stands there.</summary>
    public static async Task AddAsync(NpgsqlConnection connection, string measure, IReadOnlyList<DailyCell> cells, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            insert into insights.daily as d (measure, day, a, b, c, count)
                 select @measure, u.day, u.a, u.b, u.c, u.count
                   from {Unnest}
                  order by u.day, u.a, u.b, u.c
            on conflict (measure, day, a, b, c) do update set count = d.count + excluded.count
            """;
        var (days, a, b, c, counts) = Columns(cells);
        await connection.ExecuteAsync(new CommandDefinition(Sql, new { measure, days, a, b, c, counts }, cancellationToken: cancellationToken));
    }

    /// <summary>The counts of a measure in a period, by kind; <see cref="DailyCell.Day"/> is the last day of each.</summary>
    public static async Task<IReadOnlyList<DailyCell>> SumAsync(
        NpgsqlConnection connection, string measure, InsightPeriod period, CancellationToken cancellationToken)
    {
        const string Sql = """
            select max(day) as day, a, b, c, sum(count)::bigint as count
              from insights.daily
             where measure = @measure and day between @from and @to
             group by a, b, c
             order by a, b, c
            """;
        return await QueryAsync(connection, Sql, measure, period, cancellationToken);
    }

    /// <summary>The counts of a measure in a period, by day and the first thing that it is split by.</summary>
    public static async Task<IReadOnlyList<DailyCell>> ByDayAsync(
        NpgsqlConnection connection, string measure, InsightPeriod period, CancellationToken cancellationToken)
    {
        const string Sql = """
            select day, a, '' as b, '' as c, sum(count)::bigint as count
              from insights.daily
             where measure = @measure and day between @from and @to
             group by day, a
             order by day, a
            """;
        return await QueryAsync(connection, Sql, measure, period, cancellationToken);
    }

    /// <summary>The counts of a measure in a period, by day and the second thing that it is split by, which stands in <see cref="DailyCell.A"/>.</summary>
    public static async Task<IReadOnlyList<DailyCell>> ByDayAndSecondAsync(
        NpgsqlConnection connection, string measure, InsightPeriod period, CancellationToken cancellationToken)
    {
        const string Sql = """
            select day, b as a, '' as b, '' as c, sum(count)::bigint as count
              from insights.daily
             where measure = @measure and day between @from and @to
             group by day, b
             order by day, b
            """;
        return await QueryAsync(connection, Sql, measure, period, cancellationToken);
    }

    /// <summary>The newest state of a stock that is not younger than a period.</summary>
    public static async Task<IReadOnlyList<DailyCell>> StockAsync(
        NpgsqlConnection connection, string measure, DateOnly to, CancellationToken cancellationToken)
    {
        const string Sql = """
            select day, a, b, c, count
              from insights.daily
             where measure = @measure
               and day = (select max(day) from insights.daily where measure = @measure and day <= @to)
             order by a, b, c
            """;
        return await QueryAsync(connection, Sql, measure, new InsightPeriod(to, to), cancellationToken);
    }

    /// <summary>When the measure was counted that was counted the longest ago; null: some never were.</summary>
    public static Task<DateTimeOffset?> AsOfAsync(NpgsqlConnection connection, string[] measures, CancellationToken cancellationToken)
    {
        const string Sql = """
            select case when count(*) = cardinality(@measures) then min(counted_at) end
              from insights.measures
             where measure = any(@measures)
            """;
        return connection.ExecuteScalarAsync<DateTimeOffset?>(new CommandDefinition(Sql, new { measures }, cancellationToken: cancellationToken));
    }

    /// <summary>Removes what was counted on days before a moment.</summary>
    /// <param name="connection">A connection without a transaction.</param>
    /// <param name="measures">Of which measures; null: of all.</param>
    /// <param name="before">The moment.</param>
    /// <param name="limit">Most rows.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static Task<int> RemoveAsync(
        NpgsqlConnection connection, string[]? measures, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from insights.daily
             where ctid = any(array(
                   select ctid
                     from insights.daily
                    where day < (@before at time zone 'Africa/Maseru')::date and (@measures::text[] is null or measure = any(@measures))
                    limit @limit))
            """;
        return connection.ExecuteAsync(new CommandDefinition(Sql, new { measures, before, limit }, commandTimeout: Patience, cancellationToken: cancellationToken));
    }

    private static async Task<IReadOnlyList<DailyCell>> QueryAsync(
        NpgsqlConnection connection, string sql, string measure, InsightPeriod period, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<DailyCell>(new CommandDefinition(
            sql, new { measure, from = period.From, to = period.To }, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    private static (DateOnly[] Days, string[] A, string[] B, string[] C, long[] Counts) Columns(IReadOnlyList<DailyCell> cells) =>
    (
        [.. cells.Select(cell => cell.Day)], [.. cells.Select(cell => cell.A)], [.. cells.Select(cell => cell.B)], [.. cells.Select(cell => cell.C)],
        [.. cells.Select(cell => cell.Count)]
    );

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
