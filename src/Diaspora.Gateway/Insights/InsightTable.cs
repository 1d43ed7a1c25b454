namespace Diaspora.Gateway.Insights;

/// <summary>A table of a report, before small counts of people are covered.</summary>
internal sealed record InsightTable
{
    /// <summary>Its name in addresses, such as <c>registrations-by-country</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its title in English, which is also the key of other languages.</summary>
    public required string Title { get; init; }

    /// <summary>Heads of the columns that say what a row is about.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>The columns of numbers.</summary>
    public required IReadOnlyList<InsightColumn> Columns { get; init; }

    /// <summary>The rows.</summary>
    public required IReadOnlyList<InsightRow> Rows { get; init; }

    /// <summary>How it is drawn: the columns of things or people; the last label is the step over time.</summary>
    public InsightChart Chart { get; init; }

    /// <summary>True: a last row holds the sums of things and people.</summary>
    public bool Totals { get; init; }

    /// <summary>What the reader must know: how it is counted, and what it leaves out.</summary>
    public string? Note { get; init; }
}

/// <summary>A column of numbers.</summary>
/// <param name="Head">Its head in English.</param>
/// <param name="Unit">What the numbers are.</param>
internal sealed record InsightColumn(string Head, InsightUnit Unit = InsightUnit.Things);

/// <summary>A row.</summary>
/// <param name="Labels">What it is about.</param>
/// <param name="Values">A number for each column; null: there is none.</param>
internal sealed record InsightRow(IReadOnlyList<string> Labels, IReadOnlyList<decimal?> Values);

/// <summary>What numbers are.</summary>
internal enum InsightUnit
{
    /// <summary>Counts that say nothing of a person, such as messages.</summary>
    Things,

    /// <summary>Counts of people, phones or households: small ones are covered.</summary>
    People,

    /// <summary>Days, with one decimal; covered where the people of the row are few.</summary>
    Days,

    /// <summary>Hundredths; covered where the people of the row are few.</summary>
    Percent,
}

/// <summary>How a table is drawn.</summary>
internal enum InsightChart
{
    /// <summary>Not.</summary>
    None,

    /// <summary>A bar for each row, of the first column.</summary>
    Bars,

    /// <summary>Columns over time, those of several columns of the table on one another.</summary>
    Columns,
}
