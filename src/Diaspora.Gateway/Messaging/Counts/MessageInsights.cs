using Diaspora.Gateway.Insights;
using Npgsql;

namespace Diaspora.Gateway.Messaging.Counts;

/// <summary>Reports of texts: how many left, by which route, and what became of them.</summary>
internal sealed class MessageInsights(NpgsqlDataSource database) : IInsightSource
{
    /// <summary>How messages stand, in four groups that people understand, and the statuses of each.</summary>
    private static readonly (string Name, string[] Statuses)[] s_outcomes =
    [
        ("Delivered", ["delivered"]),
        ("Sent, no report", ["sent", "unknown"]),
        ("On the way", ["waiting", "held", "sending"]),
        ("Not sent", ["failed", "expired", "cancelled"]),
    ];

    /// <inheritdoc/>
    public InsightArea Area => InsightArea.Messages;

    /// <summary>The names of the groups in which messages are told.</summary>
    public static IReadOnlyList<string> Outcomes { get; } = [.. s_outcomes.Select(outcome => outcome.Name)];

    /// <summary>The counts of a row of <see cref="Outcomes"/> from cells whose status is what <paramref name="status"/> gives.</summary>
    public static IReadOnlyList<decimal?> Split(IReadOnlyCollection<DailyCell> cells, Func<DailyCell, string> status) =>
        [.. s_outcomes.Select(outcome => (decimal?)cells.Where(cell => outcome.Statuses.Contains(status(cell))).Sum(cell => cell.Count))];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<InsightTable>> ReadAsync(InsightPeriod period, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var cells = await DailyStore.SumAsync(connection, Measure.Messages, period, cancellationToken);
        var byDay = await DailyStore.ByDayAndSecondAsync(connection, Measure.Messages, period, cancellationToken);
        var stopped = await MessageCountStore.StoppedAsync(connection, period, cancellationToken);
        InsightColumn[] columns = [.. Outcomes.Select(outcome => new InsightColumn(outcome))];
        return
        [
            OverTime(period, byDay, columns),
            new InsightTable
            {
                Name = "deliveries-by-route", Title = "Texts by route and what became of them", Labels = ["Route"], Columns = columns, Totals = true,
                Rows = [.. cells.GroupBy(cell => cell.A).Select(route => new InsightRow([route.Key.Length == 0 ? "No route" : route.Key], Split([.. route], cell => cell.B)))],
                Note = "Texts written in the period, as they stand now. Private ones are not counted.",
            },
            new InsightTable
            {
                Name = "stopped", Title = "Phones that stopped messages", Labels = ["How"], Columns = [new("Phones", InsightUnit.People)], Totals = true,
                Rows = [.. stopped.Select(row => new InsightRow([row.Source], [row.Phones]))],
                Note = "menu: keyed; reply: a text to us; provider: told by a provider; staff: asked of staff. Whoever started messages again is not counted.",
            },
        ];
    }

    private static InsightTable OverTime(InsightPeriod period, IReadOnlyList<DailyCell> byDay, InsightColumn[] columns)
    {
        var steps = byDay.ToLookup(cell => period.StepOf(cell.Day));
        return new InsightTable
        {
            Name = "messages", Title = "Texts over time", Labels = [period.ByDay ? "Day" : "Month"], Columns = columns, Totals = true, Chart = InsightChart.Columns,
            Rows = [.. period.Steps().Select(step => new InsightRow([step.Label], Split([.. steps[step.First]], cell => cell.A)))],
        };
    }
}
