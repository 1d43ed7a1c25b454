using System.Globalization;
using Diaspora.Gateway.Console.Csv;
using Diaspora.Gateway.Insights;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Features.Insights;

/// <summary>A table of a report as a file.</summary>
internal static class TableFile
{
    /// <summary>The table as CSV; covered counts stand there as they are shown.</summary>
    public static FileContentHttpResult Of(ShownTable shown, InsightPeriod period) =>
        TypedResults.File(Csv(shown), SafeCsv.ContentType, NameOf(shown.Table.Name, period));

    /// <summary>The name of a file that is about a period.</summary>
    public static string NameOf(string what, InsightPeriod period) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}_{period.From:yyyy-MM-dd}_{period.To:yyyy-MM-dd}.csv");

    private static byte[] Csv(ShownTable shown)
    {
        IEnumerable<IReadOnlyList<string?>> rows = shown.Rows.Select(row => (IReadOnlyList<string?>)[.. row.Labels, .. Plain(row.Values)]);
        if (shown.Totals is { } totals)
            rows = rows.Append([.. shown.Table.Labels.Select((_, at) => at == 0 ? "Total" : ""), .. Plain(totals)]);
        return SafeCsv.Of([.. shown.Table.Labels, .. shown.Table.Columns.Select(column => column.Head)], rows);
    }

    // Programs read numbers without a comma between the thousands.
    private static IEnumerable<string?> Plain(IEnumerable<string> values) => values.Select(value => value.Replace(",", "", StringComparison.Ordinal));
}
