namespace Diaspora.Flows.Engine;

/// <summary>The rows of a list on their pages.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Numbers">The number of each row.</param>
/// <param name="Lines">The line of each row, with a line break before it.</param>
/// <param name="Starts">Index of the first row of each page.</param>
internal sealed record ListLayout(IReadOnlyList<Row> Rows, int[] Numbers, string[] Lines, List<int> Starts)
{
    /// <summary>How many pages there are; an empty list has one.</summary>
    public int PageCount => Starts.Count;

    /// <summary>First row of a page and the row after its last.</summary>
    public (int First, int End) RowsOf(int page) => (Starts[page], page + 1 < Starts.Count ? Starts[page + 1] : Rows.Count);
}
