using Diaspora.Gateway.Console.Charts;
using Diaspora.Gateway.Insights;

namespace Diaspora.Gateway.Features.Insights;

/// <summary>A table as a page shows it.</summary>
/// <param name="Table">Its words.</param>
/// <param name="Labels">How many columns say what a row is about; the others are numbers.</param>
/// <param name="Bars">What is drawn as bars; null: nothing.</param>
/// <param name="Time">What is drawn over time; null: nothing.</param>
public sealed record Report(InsightTableView Table, int Labels, IReadOnlyList<ChartPoint>? Bars, IReadOnlyList<ChartSeries>? Time)
{
    // More would be a list that nobody compares; the table has them all.
    private const int MostBars = 12;

    /// <summary>The table of a desk.</summary>
    internal static Report Of(ShownTable shown) => new(
        InsightTableView.Of(shown),
        shown.Table.Labels.Count,
        shown.Table.Chart is InsightChart.Bars && shown.Rows.Count > 0 ? [.. shown.Rows.Take(MostBars).Select(row => PointOf(row, 0))] : null,
        shown.Table.Chart is InsightChart.Columns
            ? [.. shown.Table.Columns.Select((column, at) => new ChartSeries(column.Head, [.. shown.Rows.Select(row => PointOf(row, at))]))]
            : null);

    private static ChartPoint PointOf(ShownRow row, int column) => new(string.Join(" · ", row.Labels), row.Drawn(column), row.Values[column]);
}
