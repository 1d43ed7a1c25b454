using System.Globalization;
using System.Security.Cryptography;
using Diaspora.Gateway.Console.Csv;
using Diaspora.Gateway.Insights;

namespace Diaspora.Gateway.Features.Insights;

/// <summary>
/// Registrations of whole months in the shape of the Integrated Migration Data Management System: aggregates alone, small cells covered so that they
/// follow neither from the totals of a district, a country or an age band nor from the total of all.
/// </summary>
/// <param name="Period">The months.</param>
/// <param name="Rows">The lines: those of which there is anybody.</param>
/// <param name="Total">All registrations of the period.</param>
/// <param name="Covered">How many lines are covered.</param>
internal sealed record ImdmsExport(InsightPeriod Period, IReadOnlyList<ImdmsRow> Rows, string Total, int Covered)
{
    /// <summary>Where the numbers come from.</summary>
    public const string Source = "Diaspora.Gateway: registrations by phone and with staff";

    private const string NotAsked = "not asked";

    /// <summary>What each column is.</summary>
    public static IReadOnlyList<ImdmsDefinition> Definitions { get; } =
    [
        new("period_from, period_to", "First and last day of registration, on Lesotho's clock; whole months."),
        new("sex", "Not asked at registration."),
        new("age_band", "Age in the year of registration, from the year of birth."),
        new("district", "Home district in Lesotho, ISO 3166-2."),
        new("country", "Country of residence, ISO 3166-1."),
        new("reason", "Reason for moving: not asked at registration."),
        new("people", "People who registered themselves, or whom a guardian registered. <5: one to four. hidden: left out, because a covered number would follow."),
        new("source", "The system that the numbers come from."),
    ];

    /// <summary>The export as a file.</summary>
    public byte[] Csv => field ??= SafeCsv.Of(
        ["period_from", "period_to", "sex", "age_band", "district", "country", "reason", "people", "source"],
        Rows.Select(row => (IReadOnlyList<string?>)
            [Day(Period.From), Day(Period.To), NotAsked, row.AgeBand, row.District, row.Country, NotAsked, row.People, Source]));

    /// <summary>SHA-256 of <see cref="Csv"/> in hex: whoever gets the file can tell that it is the one that was exported.</summary>
    public string Checksum => field ??= Convert.ToHexStringLower(SHA256.HashData(Csv));

    /// <summary>The name of the file.</summary>
    public string FileName => TableFile.NameOf("imdms", Period);

    /// <summary>Covers what must be covered.</summary>
    /// <param name="period">The months.</param>
    /// <param name="registered">Registrations by country, district and age band.</param>
    public static ImdmsExport Of(InsightPeriod period, IReadOnlyList<DailyCell> registered)
    {
        var cells = registered.OrderBy(cell => cell.B, StringComparer.Ordinal).ThenBy(cell => cell.A, StringComparer.Ordinal)
            .ThenBy(cell => cell.C, StringComparer.Ordinal).ToList();
        var all = Enumerable.Range(0, cells.Count).ToList();
        var lines = new[] { LinesOf(cell => cells[cell].A), LinesOf(cell => cells[cell].B), LinesOf(cell => cells[cell].C), [all] };
        var covers = SmallCells.Protect([.. cells.Select(cell => cell.Count)], [.. lines.SelectMany(line => line)]);
        var total = cells.Sum(cell => cell.Count);
        return new ImdmsExport(
            period,
            [.. cells.Select((cell, at) => new ImdmsRow(cell.C, cell.B, cell.A, Plain(covers[at], cell.Count)))],
            Plain(SmallCells.IsSmall(total) ? Cover.Few : Cover.None, total),
            covers.Count(cover => cover != Cover.None));

        IEnumerable<IReadOnlyList<int>> LinesOf(Func<int, string> kind) => all.GroupBy(kind).Select(line => line.ToList());
    }

    private static string Plain(Cover cover, long count) =>
        cover == Cover.None ? count.ToString(CultureInfo.InvariantCulture) : ShownTable.Word(cover, count);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What columns of the export are.</summary>
/// <param name="Columns">Their names.</param>
/// <param name="Meaning">What they hold.</param>
public sealed record ImdmsDefinition(string Columns, string Meaning);
