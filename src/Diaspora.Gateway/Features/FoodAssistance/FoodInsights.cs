using System.Globalization;
using Diaspora.Gateway.Insights;
using Diaspora.Gateway.Places;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>Reports of food assistance: where requests stand, how long each step takes, and how many places are taken.</summary>
internal sealed class FoodInsights(NpgsqlDataSource database) : IInsightSource
{
    private static readonly InsightColumn[] s_requests = [new("Requests", InsightUnit.People)];

    /// <inheritdoc/>
    public InsightArea Area => InsightArea.Food;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<InsightTable>> ReadAsync(InsightPeriod period, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var cases = await DailyStore.StockAsync(connection, Measure.Cases, period.To, cancellationToken);
        var steps = (await FoodInsightsStore.StepsAsync(connection, period, cancellationToken)).ToDictionary(step => step.Status);
        var places = await FoodInsightsStore.PlacesAsync(connection, cancellationToken);
        var rounds = await FoodInsightsStore.RoundsAsync(connection, period, cancellationToken);
        return
        [
            new InsightTable
            {
                Name = "requests-by-step", Title = "Requests by step at the end of the period", Labels = ["Step"], Columns = s_requests, Totals = true,
                Chart = InsightChart.Bars,
                Rows = [.. FoodStatus.All.Select(status => new InsightRow([status], [cases.Where(cell => cell.B == status).Sum(cell => cell.Count)]))],
                Note = "As counted on the last day of the period that was counted.",
            },
            new InsightTable
            {
                Name = "days-by-step", Title = "Steps reached in the period, and the days before", Labels = ["Step"],
                Columns = [.. s_requests, new("Days at the step before (median)", InsightUnit.Days), new("Days of nine in ten", InsightUnit.Days)],
                Rows = [.. FoodStatus.All.Where(steps.ContainsKey).Select(status => steps[status])
                    .Select(step => new InsightRow([step.Status], [step.Requests, (decimal?)step.Half, (decimal?)step.Most]))],
            },
            new InsightTable
            {
                Name = "requests-by-district", Title = "Requests by district at the end of the period", Labels = ["District"], Columns = s_requests, Totals = true,
                Chart = InsightChart.Bars,
                Rows = [.. cases.GroupBy(cell => cell.A).Select(group => (group.Key, Count: group.Sum(cell => cell.Count))).OrderByDescending(row => row.Count)
                    .Select(row => new InsightRow([Districts.NameOf(row.Key)], [row.Count]))],
            },
            new InsightTable
            {
                Name = "places", Title = "Places taken, as of now", Labels = ["Programme", "District"],
                Columns = [new("Selected", InsightUnit.People), new("Places"), new("Taken, percent", InsightUnit.Percent)],
                Rows = [.. places.Select(row => new InsightRow(
                    [row.Sample ? row.Name + " (SAMPLE)" : row.Name, row.District is { } code ? Districts.NameOf(code) : "All"], [row.Taken, row.Places, row.Places is { } all ? 100m * row.Taken / all : null]))],
                Note = "An empty cell: no number of places is set.",
            },
            new InsightTable
            {
                Name = "rounds", Title = "Distribution rounds in the period", Labels = ["Day", "Point", "District"], Totals = true,
                Columns =
                [
                    new("Collected", InsightUnit.People), new("Missed", InsightUnit.People), new("Collected by a proxy", InsightUnit.People),
                    new("By a proxy, percent", InsightUnit.Percent),
                ],
                Rows = [.. rounds.Select(row => new InsightRow(
                    [row.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row.Point, Districts.NameOf(row.District)],
                    [row.Collected, row.Missed, row.ByProxy, row.Collected > 0 ? 100m * row.ByProxy / row.Collected : null]))],
            },
        ];
    }
}
