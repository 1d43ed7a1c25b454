using Dapper;
using Diaspora.Gateway.Insights;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>Counts requests for reports, without names.</summary>
internal static class FoodInsightsStore
{
    private const int Patience = 20;

    /// <summary>Counts <see cref="Measure.Cases"/>.</summary>
    public static async Task<IReadOnlyList<DailyCell>> CountCasesAsync(
        NpgsqlConnection connection, DateOnly from, DateOnly today, CancellationToken cancellationToken)
    {
        const string Sql = """
            select @today as day, district as a, status as b, '' as c, count(*) as count
              from food.applications
             group by district, status
            """;
        var rows = await connection.QueryAsync<DailyCell>(new CommandDefinition(
            Sql, new { today }, commandTimeout: DailyStore.Patience, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>Steps that were reached in a period: how many requests, and how long they had stood at the step before.</summary>
    public static async Task<IReadOnlyList<StepCount>> StepsAsync(NpgsqlConnection connection, InsightPeriod period, CancellationToken cancellationToken)
    {
        const string Sql = """
            select h.to_status as status, count(distinct h.application_id) as requests,
                   percentile_cont(0.5) within group (order by extract(epoch from h.at - p.at)::float8 / 86400) as half,
                   percentile_cont(0.9) within group (order by extract(epoch from h.at - p.at)::float8 / 86400) as most
              from food.history h
              left join lateral
                   (select e.at
                      from food.history e
                     where e.application_id = h.application_id and e.id < h.id and e.to_status = h.from_status
                     order by e.id desc
                     limit 1) p on true
             where h.at >= @start and h.at < @stop and h.to_status is distinct from h.from_status
             group by h.to_status
            """;
        var rows = await connection.QueryAsync<StepCount>(new CommandDefinition(
            Sql, new { start = period.Start, stop = period.Stop }, commandTimeout: Patience, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>Rounds of a period and what became of them, the newest first.</summary>
    public static async Task<IReadOnlyList<RoundOutcome>> RoundsAsync(NpgsqlConnection connection, InsightPeriod period, CancellationToken cancellationToken)
    {
        const string Sql = """
            select r.day, p.name as point, p.district,
                   count(c.application_id) filter (where c.outcome = 'collected') as collected,
                   count(c.application_id) filter (where c.outcome = 'missed') as missed,
                   count(x.id) filter (where c.outcome = 'collected') as by_proxy
              from food.rounds r
              join food.points p on p.id = r.point_id
              left join food.round_cases c on c.round_id = r.id
              left join food.proxies x on x.round_id = r.id and x.application_id = c.application_id and x.state = 'used'
             where r.day between @from and @to and r.state <> 'cancelled'
             group by r.id, p.id
             order by r.day desc, r.id desc
            """;
        var rows = await connection.QueryAsync<RoundOutcome>(new CommandDefinition(
            Sql, new { from = period.From, to = period.To }, commandTimeout: Patience, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>Programmes with their places and how many requests were selected, whatever came afterwards.</summary>
    public static async Task<IReadOnlyList<PlacesTaken>> PlacesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            select p.id, p.name, null as district, p.places, p.sample, count(h.id) as taken
              from food.programmes p
              left join food.place_holders h on h.programme_id = p.id
             group by p.id
             union all
            select p.id, p.name, q.district, q.places, p.sample, count(h.id)
              from food.programmes p
              join food.quotas q on q.programme_id = p.id
              left join food.place_holders h on h.programme_id = p.id and h.district = q.district
             group by p.id, q.district, q.places
             order by 1, 3 nulls first
            """;
        var rows = await connection.QueryAsync<PlacesTaken>(new CommandDefinition(Sql, commandTimeout: Patience, cancellationToken: cancellationToken));
        return rows.AsList();
    }
}

/// <summary>Requests that reached a step.</summary>
/// <param name="Status">The step.</param>
/// <param name="Requests">How many.</param>
/// <param name="Half">Days that half of them had stood at the step before; null: there was none before.</param>
/// <param name="Most">Days that nine of ten had.</param>
internal sealed record StepCount(string Status, long Requests, double? Half, double? Most);

/// <summary>Places of a programme.</summary>
/// <param name="Id">Number of the programme.</param>
/// <param name="Name">The programme.</param>
/// <param name="District">The district whose places they are; null: those of all together.</param>
/// <param name="Places">How many there are; null: no number is set.</param>
/// <param name="Sample">True: made up to show the service.</param>
/// <param name="Taken">How many are taken.</param>
internal sealed record PlacesTaken(long Id, string Name, string? District, int? Places, bool Sample, long Taken);

/// <summary>What became of a distribution round.</summary>
/// <param name="Day">Its day.</param>
/// <param name="Point">Where it is.</param>
/// <param name="District">The district of the point.</param>
/// <param name="Collected">Those for which food was handed out.</param>
/// <param name="Missed">Those for which nobody came.</param>
/// <param name="ByProxy">Those for which somebody who was named collected.</param>
internal sealed record RoundOutcome(DateOnly Day, string Point, string District, long Collected, long Missed, long ByProxy);
