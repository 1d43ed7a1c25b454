using System.Globalization;
using System.Text;
using CsvHelper;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>
/// Reads a list of people from a CSV file as offices save it: UTF-8 with or without a mark, UTF-16, or the old Windows letters; commas, semicolons or
/// tabs; columns in any order. Tells of every line what is wrong with it.
/// </summary>
internal sealed class ListFile(DistrictCodes districts)
{
    /// <summary>Largest file in bytes.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    /// <summary>Most people on a list.</summary>
    public const int MostLines = 20_000;

    private const int OldWindowsLetters = 1252;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The columns of a list, as its first line names them; capitals, blanks, hyphens and underscores do not matter.</summary>
    public static readonly IReadOnlyList<string> Columns = ["name", "birth year", "district", "village", "household"];

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="thisYear">The year, after which nobody is born.</param>
    /// <param name="mayTake">Whether people of a district, by its code, can be taken in.</param>
    public ReadList Read(byte[] bytes, int thisYear, Func<string, bool> mayTake)
    {
        var problems = new List<ListProblem>();
        var people = new List<ListedPerson>();
        using var reader = CsvReader.FromText(Decode(bytes), new CsvReaderOptions
        {
            TrackLineNumbers = true,
            TrimWhitespace = true,
            IncludeValuesInExceptions = false,
            // A quotation mark that is not closed spoils its own line only.
            AllowLineBreaksInQuotes = false,
            OnMalformedRecord = record => problems.Add(new ListProblem((int)record.LineNumber, "", "A quotation mark is where none belongs.")),
        });
        if (FindColumns(reader.Headers, out var places) is { } wrong) return new ReadList([], [new ListProblem(1, "", wrong)]);
        var row = new ListRow(districts, thisYear, mayTake);
        var seen = new Dictionary<string, int>();
        while (reader.Read())
        {
            var line = (int)reader.LineNumber;
            var cells = places.Select(p => p < reader.FieldCount ? reader.GetString(p) : "").ToArray();
            if (Enumerable.Range(0, reader.FieldCount).All(i => string.IsNullOrWhiteSpace(reader.GetString(i)))) continue;
            if (reader.FieldCount != reader.Headers.Count)
                problems.Add(new ListProblem(line, "", $"It has {reader.FieldCount} cells under {reader.Headers.Count} columns."));
            else if (row.Read(line, cells, problems) is { } person)
            {
                if (seen.TryAdd(person.Key, line)) people.Add(person);
                else problems.Add(new ListProblem(line, "", $"It is the same person as in line {seen[person.Key]}."));
            }

            if (people.Count + problems.Count <= MostLines) continue;
            problems.Add(new ListProblem(line, "", $"The list is longer than {MostLines.ToString("N0", CultureInfo.InvariantCulture)} lines. Split it."));
            break;
        }

        if (people.Count == 0 && problems.Count == 0) problems.Add(new ListProblem(1, "", "Nobody is on the list."));
        return new ReadList(people, [.. problems.OrderBy(p => p.Line)]);
    }

    private static string? FindColumns(IReadOnlyList<string> headers, out int[] places)
    {
        var names = headers.Select(Plain).ToList();
        places = [.. Columns.Select(c => names.IndexOf(Plain(c)))];
        var at = places;
        var missing = Columns.Where((_, i) => at[i] < 0).ToList();
        if (missing.Count == 0) return null;
        var found = string.Join(", ", headers.Where(h => h.Length > 0).Select(h => h.Length <= 30 ? h : h[..30]).Take(10));
        return $"The first line must name the columns {string.Join(", ", Columns)}. Missing: {string.Join(", ", missing)}. Found: {(found.Length == 0 ? "nothing" : found)}.";
    }

    private static string Plain(string header) => string.Concat(header.Where(char.IsLetter)).ToLowerInvariant();

    private static string Decode(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        if (bytes is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        // Some programs leave the mark of UTF-16 out: every second byte of Latin letters is zero.
        if (bytes is [not 0, 0, not 0, 0, ..]) return Encoding.Unicode.GetString(bytes);
        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        try
        {
            return s_utf8.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            var old = CodePagesEncodingProvider.Instance.GetEncoding(OldWindowsLetters) ?? Encoding.Latin1;
            return old.GetString(bytes);
        }
    }
}

/// <summary>What was read of a list.</summary>
/// <param name="People">The people of lines that are right.</param>
/// <param name="Problems">What is wrong, by line.</param>
internal sealed record ReadList(IReadOnlyList<ListedPerson> People, IReadOnlyList<ListProblem> Problems);

/// <summary>Something wrong with a line of a list.</summary>
/// <param name="Line">The line of the file, from 1, the names of the columns included.</param>
/// <param name="Column">The column; empty: the whole line.</param>
/// <param name="Problem">What is wrong and what belongs there; never what the line says.</param>
public sealed record ListProblem(int Line, string Column, string Problem);

/// <summary>Somebody on a list.</summary>
/// <param name="Name">First name and surname.</param>
/// <param name="BirthYear">Four digits.</param>
/// <param name="District">Code of the district.</param>
/// <param name="Village">The village.</param>
/// <param name="Household">People in the household, 1 to 30.</param>
internal sealed record ListedPerson(string Name, string BirthYear, string District, string Village, string Household)
{
    /// <summary>Equal for lines of one person.</summary>
    internal string Key => $"{Name}\n{BirthYear}\n{District}\n{Village}".ToUpperInvariant();

    /// <summary>The person as a form without the answers that the list does not hold.</summary>
    internal FoodForm Form => new(District, Name, new FoodAnswers(BirthYear, Village, Household, "", "", "", "", "", "", ""));
}
