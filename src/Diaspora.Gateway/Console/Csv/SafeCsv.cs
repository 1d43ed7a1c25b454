using System.Text.RegularExpressions;
using CsvHelper;

namespace Diaspora.Gateway.Console.Csv;

/// <summary>
/// Writes tables as CSV (RFC 4180: commas, quotes where needed, CRLF) in UTF-8 with a byte order mark, by which spreadsheets know the letters. No cell
/// executes when it is opened: an apostrophe stands before whatever a spreadsheet would calculate, and the cell then shows as text.
/// </summary>
internal static partial class SafeCsv
{
    /// <summary>The media type of what is written.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    private static readonly CsvWriterOptions s_options = new() { WriteByteOrderMark = true };

    /// <summary>A table as the bytes of a file.</summary>
    /// <param name="header">Names of the columns.</param>
    /// <param name="rows">As many cells as there are columns in each; null is an empty cell.</param>
    /// <exception cref="InvalidOperationException">A row has more or fewer cells than there are columns.</exception>
    public static byte[] Of(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string?>> rows)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, s_options, leaveOpen: true))
            foreach (var row in rows.Prepend(header)) csv.WriteRecord([.. row.Select(cell => Disarm(cell ?? ""))]);

        return stream.ToArray();
    }

    /// <summary>The text of a cell with nothing in it that a spreadsheet calculates.</summary>
    public static string Disarm(string cell) => Formula().Replace(cell, "'");

    // Also behind what a spreadsheet set to another country takes for the end of a cell: there one cell of ours becomes several.
    [GeneratedRegex("(?:^|(?<=[;\t\r\n]))(?=\"*[=+\\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])", RegexOptions.CultureInvariant)]
    private static partial Regex Formula();
}
