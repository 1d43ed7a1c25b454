using System.Globalization;
using Diaspora.Gateway.Api;
using Diaspora.Gateway.Insights;

namespace Diaspora.Gateway.Features.Insights;

/// <summary>The quarterly sheet for the National Consultative Committee: every report of three months on paper.</summary>
internal sealed class QuarterSheet(InsightDesk desk)
{
    /// <summary>The quarter with a name such as <c>2026-Q4</c>; the present one where none is given.</summary>
    /// <exception cref="ApiRefusal">It is none.</exception>
    public static (string Name, InsightPeriod Period) Find(string? quarter, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(quarter)) quarter = NameOf(today);
        return quarter.Trim().Split("-Q") is [{ Length: 4 } written, { Length: 1 } number]
               && int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 2000 and < 2200 && number[0] is >= '1' and <= '4'
            ? (quarter.Trim(), InsightPeriod.Quarter(year, number[0] - '0'))
            : throw new ApiRefusal(ApiProblem.Invalid("quarter", "A quarter is written like 2026-Q4."));
    }

    /// <summary>The last quarters up to today, the newest first.</summary>
    public static IReadOnlyList<string> Latest(DateOnly today) => [.. Enumerable.Range(0, 8).Select(back => NameOf(today.AddMonths(-3 * back)))];

    /// <summary>The tables of a quarter by area.</summary>
    public async Task<IReadOnlyList<(InsightArea Area, IReadOnlyList<ShownTable> Tables)>> ReadAsync(InsightPeriod period, CancellationToken cancellationToken)
    {
        var areas = new List<(InsightArea, IReadOnlyList<ShownTable>)>();
        // Where people leave the menus is for those who write the menus.
        foreach (var area in desk.Areas.Where(area => area != InsightArea.Use)) areas.Add((area, await desk.ReadAsync(area, period, cancellationToken)));
        return areas;
    }

    private static string NameOf(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}-Q{(day.Month + 2) / 3}");
}
