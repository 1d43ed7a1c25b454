using Diaspora.Flows.Engine;
using Diaspora.Gateway.Insights;
using Npgsql;

namespace Diaspora.Gateway.Conversations;

/// <summary>Reports of how phones use the menus. Private flows are not counted, so nothing can be told of them.</summary>
internal sealed class UseInsights(NpgsqlDataSource database, FlowEngine engine) : IInsightSource
{
    private const int MostScreens = 200;

    /// <inheritdoc/>
    public InsightArea Area => InsightArea.Use;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<InsightTable>> ReadAsync(InsightPeriod period, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var sessions = await DailyStore.SumAsync(connection, Measure.Sessions, period, cancellationToken);
        var byDay = await DailyStore.ByDayAsync(connection, Measure.Sessions, period, cancellationToken);
        var shown = await DailyStore.SumAsync(connection, Measure.ScreenShown, period, cancellationToken);
        var answered = await DailyStore.SumAsync(connection, Measure.ScreenAnswered, period, cancellationToken);
        return
        [
            OverTime(period, byDay),
            new InsightTable
            {
                Name = "languages", Title = "Conversations by language", Labels = ["Language"], Columns = [new("Conversations")], Totals = true, Chart = InsightChart.Bars,
                Rows = [.. sessions.GroupBy(cell => cell.B).OrderByDescending(group => group.Sum(cell => cell.Count))
                    .Select(group => new InsightRow([LanguageName(group.Key)], [group.Sum(cell => cell.Count)]))],
            },
            Leaving(shown, answered),
        ];
    }

    /// <summary>English name of a language by its code.</summary>
    public static string LanguageName(string code) => code switch
    {
        "en" => "English",
        "st" => "Sesotho",
        "" => "Not chosen yet",
        _ => code,
    };

    private static InsightTable OverTime(InsightPeriod period, IReadOnlyList<DailyCell> byDay)
    {
        var steps = byDay.ToLookup(cell => (period.StepOf(cell.Day), cell.A), cell => cell.Count);
        return new InsightTable
        {
            Name = "conversations", Title = "Conversations over time", Labels = [period.ByDay ? "Day" : "Month"], Columns = [new("USSD"), new("SMS")], Totals = true,
            Chart = InsightChart.Columns,
            Rows = [.. period.Steps().Select(step => new InsightRow([step.Label], [steps[(step.First, "ussd")].Sum(), steps[(step.First, "sms")].Sum()]))],
            Note = "One dial, or one row of texts. One person may have several.",
        };
    }

    private InsightTable Leaving(IReadOnlyList<DailyCell> shown, IReadOnlyList<DailyCell> answered)
    {
        var answers = answered.ToDictionary(cell => (cell.A, cell.B, cell.C), cell => cell.Count);
        // Also a flow that became private after it was counted is told no more.
        var told = engine.Flows.Current.Where(flow => !flow.Private).ToDictionary(flow => flow.Id);
        var rows = shown
            .Where(cell => cell.Count > 0 && told.TryGetValue(cell.A, out var flow) && flow.Screens.ContainsKey(cell.B))
            .Select(cell => (Cell: cell, Left: Math.Max(0, cell.Count - answers.GetValueOrDefault((cell.A, cell.B, cell.C)))))
            .OrderByDescending(row => row.Left).ThenByDescending(row => row.Cell.Count).ThenBy(row => row.Cell.A).ThenBy(row => row.Cell.B)
            .Select(row => new InsightRow(
                [row.Cell.A, row.Cell.B, LanguageName(row.Cell.C)],
                [row.Cell.Count, row.Cell.Count - row.Left, row.Left, 100m * row.Left / row.Cell.Count]));
        return new InsightTable
        {
            Name = "screens", Title = "Screens where people leave", Labels = ["Flow", "Screen", "Language"],
            Columns = [new("Shown"), new("Answered"), new("Left there"), new("Left, percent", InsightUnit.Percent)],
            Rows = [.. rows.Take(MostScreens)],
            Note = "The 200 screens at which most left. A dropped call counts as leaving. Private services are not counted.",
        };
    }
}
