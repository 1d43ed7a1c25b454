namespace Diaspora.Gateway.Console.Charts;

/// <summary>Values that belong together, one for each step of the chart.</summary>
/// <param name="Name">What the legend and the head of the table's column call it.</param>
/// <param name="Points">The values; those of all series of a chart have the same labels in the same order.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<ChartPoint> Points);
