using System.Globalization;

namespace Diaspora.Gateway.Features.Campaigns.Calendar;

/// <summary>
/// A day as people write it: with its year (<c>2026-11-25</c>) or without (<c>25 Nov</c>), and then it is the next such day to come. A day that its
/// month does not have, such as 29 February in most years, is the last day of that month.
/// </summary>
/// <param name="Year">The year; null: not written.</param>
/// <param name="Month">The month.</param>
/// <param name="Day">Day of the month.</param>
internal sealed record YearDay(int? Year, int Month, int Day)
{
    private static readonly string[] s_months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Reads a day; null when it is none.</summary>
    public static YearDay? TryRead(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new YearDay(day.Year, day.Month, day.Day);
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var number, { Length: >= 3 } name]) return null;
        var month = Array.IndexOf(s_months, name[..3].ToLowerInvariant()) + 1;
        return month > 0 && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var date)
            && date >= 1 && date <= DateTime.DaysInMonth(2028, month) ? new YearDay(null, month, date) : null;
    }

    /// <summary>The day of a month, or the month's last one when it is shorter.</summary>
    public static DateOnly In(int year, int month, int day) => new(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));

    /// <summary>The day in a year, or in its own.</summary>
    public DateOnly In(int year) => In(Year ?? year, Month, Day);

    /// <summary>The day in its own year, or the first that is not before today.</summary>
    public DateOnly NextFrom(DateOnly today) => Year is null && In(today.Year) < today ? In(today.Year + 1) : In(today.Year);

    /// <summary>
    /// The span between two days: as it is written, or the first that is not over today. Without years, a last day that lies before the first is one
    /// of the year after. Null: one has a year and the other has none.
    /// </summary>
    public static Span? Between(YearDay from, YearDay until, DateOnly today)
    {
        if (from.Year is null != until.Year is null) return null;
        if (from.Year is not null) return new Span(from.In(today.Year), until.In(today.Year));
        return Enumerable.Range(today.Year - 1, 3)
            .Select(year => new Span(from.In(year), until.In(until.In(year) < from.In(year) ? year + 1 : year)))
            .First(span => span.Until >= today);
    }
}
