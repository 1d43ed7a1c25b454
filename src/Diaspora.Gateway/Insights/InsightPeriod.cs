using System.Globalization;
using Diaspora.Gateway.Api;
using Diaspora.Gateway.Conversations;

namespace Diaspora.Gateway.Insights;

/// <summary>Days in Lesotho that a report is about.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public sealed record InsightPeriod(DateOnly From, DateOnly To)
{
    private const int LongestInDays = 3 * 366;

    // Columns of more days than these are too thin to tell apart on a phone.
    private const int MostColumns = 62;

    /// <summary>How many days there are.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>True: charts over time show days; false: months.</summary>
    public bool ByDay => Days <= MostColumns;

    /// <summary>The moment at which it begins.</summary>
    public DateTimeOffset Start => LesothoTime.At(From, default);

    /// <summary>The moment at which it is over.</summary>
    public DateTimeOffset Stop => LesothoTime.At(To.AddDays(1), default);

    /// <summary>The steps of a chart over time: each day, or each month, with its label.</summary>
    public IEnumerable<(DateOnly First, string Label)> Steps()
    {
        for (var at = StepOf(From); at <= To; at = ByDay ? at.AddDays(1) : at.AddMonths(1))
            yield return (at, at.ToString(ByDay ? "d MMM" : "MMM yyyy", CultureInfo.InvariantCulture));
    }

    /// <summary>The step that a day is in.</summary>
    public DateOnly StepOf(DateOnly day) => ByDay ? day : new DateOnly(day.Year, day.Month, 1);

    /// <summary>The last days up to today.</summary>
    public static InsightPeriod Last(int days, DateOnly today) => new(today.AddDays(1 - days), today);

    /// <summary>The quarter of a year, 1 to 4.</summary>
    public static InsightPeriod Quarter(int year, int quarter)
    {
        var first = new DateOnly(year, quarter * 3 - 2, 1);
        return new InsightPeriod(first, first.AddMonths(3).AddDays(-1));
    }

    /// <summary>The season of coming home that is on, or the last one: 1 December to 10 January.</summary>
    public static InsightPeriod Festive(DateOnly today)
    {
        var year = today.Month == 12 ? today.Year : today.Year - 1;
        return new InsightPeriod(new DateOnly(year, 12, 1), new DateOnly(year + 1, 1, 10));
    }

    /// <summary>Reads two days as they are written in addresses, such as 2026-11-01; the last 30 days where none is given.</summary>
    /// <exception cref="ApiRefusal">They are no days, or in the wrong order, or too far apart.</exception>
    public static InsightPeriod Read(string? from, string? to, DateOnly today)
    {
        var last = DayOf("to", to) ?? today;
        var first = DayOf("from", from) ?? last.AddDays(-29);
        if (first > last) throw new ApiRefusal(ApiProblem.Invalid("from", "The first day must not be after the last."));
        var period = new InsightPeriod(first, last);
        return period.Days <= LongestInDays ? period : throw new ApiRefusal(ApiProblem.Invalid("from", "Three years at most."));
    }

    private static DateOnly? DayOf(string field, string? written)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        return DateOnly.TryParseExact(written.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200
            ? day
            : throw new ApiRefusal(ApiProblem.Invalid(field, "A day is written like 2026-11-01."));
    }
}
