using Diaspora.Gateway.Insights;

namespace Diaspora.Gateway.Features.Insights;

/// <summary>A table of a report.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Title">Its title.</param>
/// <param name="Columns">Heads: what rows are about, then what is counted.</param>
/// <param name="Rows">The rows, as they are shown: &lt;5 and hidden cover small counts of people.</param>
/// <param name="Totals">The last row; null: there is none.</param>
/// <param name="Note">How it is counted.</param>
public sealed record InsightTableView(
    string Name, string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string>? Totals, string? Note)
{
    /// <summary>A table as the API gives it.</summary>
    internal static InsightTableView Of(ShownTable shown) => new(
        shown.Table.Name, shown.Table.Title, [.. shown.Table.Labels, .. shown.Table.Columns.Select(column => column.Head)],
        [.. shown.Rows.Select(row => (IReadOnlyList<string>)[.. row.Labels, .. row.Values])], shown.Totals, shown.Table.Note);
}

/// <summary>Reports of a period.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Tables">The tables.</param>
public sealed record InsightsView(DateOnly From, DateOnly To, IReadOnlyList<InsightTableView> Tables);

/// <summary>The export for the Integrated Migration Data Management System, before it leaves as a file.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Source">Where the numbers come from.</param>
/// <param name="Definitions">What each column of the file is.</param>
/// <param name="Rows">The lines.</param>
/// <param name="Total">All registrations of the period.</param>
/// <param name="Covered">How many lines are covered.</param>
/// <param name="Sha256">Checksum of the file.</param>
public sealed record ImdmsView(
    DateOnly From, DateOnly To, string Source, IReadOnlyList<ImdmsDefinition> Definitions, IReadOnlyList<ImdmsRow> Rows, string Total, int Covered,
    string Sha256);
