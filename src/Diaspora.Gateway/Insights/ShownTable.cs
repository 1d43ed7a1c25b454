using System.Globalization;

namespace Diaspora.Gateway.Insights;

/// <summary>A table as it may be told: small counts of people are covered, and what they would follow from.</summary>
/// <param name="Table">The table, for its name, title and heads alone.</param>
/// <param name="Rows">Labels and numbers in words, in the order of the table.</param>
/// <param name="Totals">The sums in words; null: there are none.</param>
internal sealed record ShownTable(InsightTable Table, IReadOnlyList<ShownRow> Rows, IReadOnlyList<string>? Totals)
{
    /// <summary>What stands in the place of a small count.</summary>
    public const string Few = "<5";

    /// <summary>What stands in the place of a count from which a small one would follow.</summary>
    public const string Hidden = "hidden";

    /// <summary>Covers what must be covered.</summary>
    public static ShownTable Of(InsightTable table)
    {
        var covers = table.Columns.Select((column, at) => CoversOf(table, column, at)).ToArray();
        var rows = table.Rows.Select((row, at) => RowOf(table, row, [.. covers.Select(column => column[at])])).ToList();
        var totals = table.Totals ? table.Columns.Select((_, at) => TotalOf(table, at)).ToList() : null;
        return new ShownTable(table, rows, totals);
    }

    /// <summary>A count of people in words.</summary>
    public static string Word(Cover cover, long count) => cover switch
    {
        Cover.None => count.ToString("N0", CultureInfo.InvariantCulture),
        Cover.Few => Few,
        Cover.Hidden => Hidden,
        _ => throw new InvalidOperationException($"No words for {cover}."),
    };

    private static Cover[] CoversOf(InsightTable table, InsightColumn column, int at)
    {
        if (column.Unit != InsightUnit.People) return new Cover[table.Rows.Count];
        var cells = table.Rows.Select(row => (long)(row.Values[at] ?? 0)).ToList();
        // Totals may stand in another table of the report even where this one has none.
        return SmallCells.Protect(cells, [[.. Enumerable.Range(0, cells.Count)]]);
    }

    private static ShownRow RowOf(InsightTable table, InsightRow row, Cover[] covers)
    {
        var anyCovered = Array.Exists(covers, cover => cover != Cover.None);
        return new ShownRow(row.Labels, [.. table.Columns.Select((column, at) => Text(column.Unit, row.Values[at], covers[at], anyCovered))], row.Values, covers);
    }

    private static string Text(InsightUnit unit, decimal? value, Cover cover, bool anyCovered)
    {
        if (value is not { } number) return "";
        if (unit is InsightUnit.People) return Word(cover, (long)number);
        if (unit is InsightUnit.Things) return number.ToString("N0", CultureInfo.InvariantCulture);
        if (anyCovered) return Hidden;
        return number.ToString(unit is InsightUnit.Days ? "0.0" : "0", CultureInfo.InvariantCulture);
    }

    private static string TotalOf(InsightTable table, int at)
    {
        if (table.Columns[at].Unit is InsightUnit.Days or InsightUnit.Percent) return "";
        var sum = (long)table.Rows.Sum(row => row.Values[at] ?? 0);
        return Word(table.Columns[at].Unit is InsightUnit.People && SmallCells.IsSmall(sum) ? Cover.Few : Cover.None, sum);
    }
}

/// <summary>A row as it may be told.</summary>
/// <param name="Labels">What it is about.</param>
/// <param name="Values">The numbers in words.</param>
/// <param name="Numbers">The true numbers; only those that are not covered may leave.</param>
/// <param name="Covers">How each is shown.</param>
internal sealed record ShownRow(IReadOnlyList<string> Labels, IReadOnlyList<string> Values, IReadOnlyList<decimal?> Numbers, IReadOnlyList<Cover> Covers)
{
    /// <summary>The number of a column for a drawing; 0 where it is covered.</summary>
    public long Drawn(int column) => Covers[column] == Cover.None ? (long)(Numbers[column] ?? 0) : 0;
}
