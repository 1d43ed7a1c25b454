using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>Rounds.</summary>
internal static class RoundStore
{
    private const string Read = """
        select r.id, r.point_id, p.name as point, p.district, r.day, r.time_window as "window", r.opens_at, r.closes_at, r.who, r.state, r.version,
               r.planned_by, c.total, c.coming, c.proxies, c.cannot, c.collected, c.missed
          from food.rounds r
          join food.points p on p.id = r.point_id
         cross join lateral
               (select count(*)::int as total,
                       count(*) filter (where answer = 'coming')::int as coming,
                       count(*) filter (where answer = 'proxy')::int as proxies,
                       count(*) filter (where answer = 'cannot')::int as cannot,
                       count(*) filter (where outcome = 'collected')::int as collected,
                       count(*) filter (where outcome = 'missed')::int as missed
                  from food.round_cases
                 where round_id = r.id and outcome is distinct from 'left') c
        """;

    /// <summary>Rounds of districts, the newest first.</summary>
    /// <param name="connection">A connection.</param>
    /// <param name="districts">The districts; null: all of them.</param>
    /// <param name="state">Only those in this state; null: all.</param>
    /// <param name="before">Only those with a smaller number; null: from the newest.</param>
    /// <param name="limit">Most rows.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyList<Round>> ListAsync(
        NpgsqlConnection connection, string[]? districts, string? state, long? before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = Read + """

             where (@districts::text[] is null or p.district = any(@districts))
               and (@state::text is null or r.state = @state)
               and (@before::bigint is null or r.id < @before)
             order by r.id desc
             limit @limit
            """;
        var rows = await connection.QueryAsync<Round>(
            new CommandDefinition(Sql, new { districts, state, before, limit }, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>The planned rounds of a day at points, in the order of their hours.</summary>
    /// <param name="connection">A connection.</param>
    /// <param name="points">Numbers of the points; null: all of them.</param>
    /// <param name="day">The day.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyList<Round>> OfDayAsync(
        NpgsqlConnection connection, long[]? points, DateOnly day, CancellationToken cancellationToken)
    {
        const string Sql = Read + """

             where r.day = @day and r.state = 'planned' and (@points::bigint[] is null or r.point_id = any(@points))
             order by r.opens_at, r.id
            """;
        var rows = await connection.QueryAsync<Round>(new CommandDefinition(Sql, new { day, points }, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>A round, or null.</summary>
    public static Task<Round?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = Read + """

             where r.id = @id
            """;
        return connection.QuerySingleOrDefaultAsync<Round>(new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>A round, or null; nobody else changes it or hands out in it until the transaction ends.</summary>
    public static async Task<Round?> LockAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = "select id from food.rounds where id = @id for update";
        await Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken));
        return await FindAsync(Connection(transaction), transaction, id, cancellationToken);
    }

    /// <summary>A round stays as it is until the transaction ends; others may hand out in it at the same time.</summary>
    public static Task HoldAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = "select id from food.rounds where id = @id for share";
        return Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>As <see cref="HoldAsync"/>, with the round; null: there is none.</summary>
    public static async Task<Round?> ShareAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken)
    {
        await HoldAsync(transaction, id, cancellationToken);
        return await FindAsync(Connection(transaction), transaction, id, cancellationToken);
    }

    /// <summary>True when a round is planned at a point on a day or later.</summary>
    public static Task<bool> IsPlannedAtAsync(NpgsqlTransaction transaction, long pointId, DateOnly from, CancellationToken cancellationToken)
    {
        const string Sql = "select exists (select from food.rounds where point_id = @pointId and state = 'planned' and day >= @from)";
        return Connection(transaction).ExecuteScalarAsync<bool>(
            new CommandDefinition(Sql, new { pointId, from }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>How many rounds of districts are planned for a day, and how many are over that nobody has closed.</summary>
    public static async Task<(int Today, int Over)> CountPlannedAsync(
        NpgsqlConnection connection, string[]? districts, DateOnly today, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            select count(*) filter (where r.day = @today)::int as today, count(*) filter (where r.closes_at <= @now)::int as over
              from food.rounds r
              join food.points p on p.id = r.point_id
             where r.state = 'planned' and (@districts::text[] is null or p.district = any(@districts))
            """;
        return await connection.QuerySingleAsync<(int, int)>(
            new CommandDefinition(Sql, new { districts, today, now }, cancellationToken: cancellationToken));
    }

    /// <summary>Adds a planned round.</summary>
    public static Task<long> AddAsync(NpgsqlTransaction transaction, NewRound round, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into food.rounds (programme_id, point_id, day, time_window, opens_at, closes_at, who, state, planned_by, planned_at)
                 values (@ProgrammeId, @PointId, @Day, @Window, @OpensAt, @ClosesAt, @Who, 'planned', @By, @At)
              returning id
            """;
        return Connection(transaction).ExecuteScalarAsync<long>(new CommandDefinition(Sql, round, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Moves a round to another point or time.</summary>
    public static async Task MoveAsync(NpgsqlTransaction transaction, long id, NewRound round, CancellationToken cancellationToken)
    {
        const string Sql = """
            update food.rounds
               set point_id = @PointId, day = @Day, time_window = @Window, opens_at = @OpensAt, closes_at = @ClosesAt, version = version + 1
             where id = @id
            """;
        await Connection(transaction).ExecuteAsync(new CommandDefinition(
            Sql, new { id, round.PointId, round.Day, round.Window, round.OpensAt, round.ClosesAt }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Closes or cancels a round.</summary>
    public static async Task EndAsync(NpgsqlTransaction transaction, long id, string state, CancellationToken cancellationToken)
    {
        const string Sql = "update food.rounds set state = @state, version = version + 1 where id = @id";
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { id, state }, transaction, cancellationToken: cancellationToken));
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}

/// <summary>Place, time and people of a round about to be kept.</summary>
/// <param name="ProgrammeId">The programme.</param>
/// <param name="PointId">The point.</param>
/// <param name="Day">The day.</param>
/// <param name="Window">The hours.</param>
/// <param name="OpensAt">When it opens.</param>
/// <param name="ClosesAt">When it closes.</param>
/// <param name="Who">The statuses taken in.</param>
/// <param name="By">Who plans it.</param>
/// <param name="At">When it is planned.</param>
internal sealed record NewRound(
    long ProgrammeId, long PointId, DateOnly Day, string Window, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, string[] Who, string By,
    DateTimeOffset At);
