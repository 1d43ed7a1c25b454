using NodaTime;

namespace Diaspora.Gateway.Messaging.Hours;

/// <summary>When texts may arrive in a country on one day, and why not when they may not.</summary>
/// <param name="Country">The country (ISO 3166 code).</param>
/// <param name="Day">The day by the clock there.</param>
/// <param name="Holiday">True: a public holiday there, as far as we hold its holidays.</param>
/// <param name="HolidayName">What it is called; null: it is none, or our list has no name for it.</param>
/// <param name="News">Hours of news that people agreed to; null: none on this day.</param>
/// <param name="WhyNoNews">public-holiday, sunday or saturday; null: news may arrive.</param>
/// <param name="NextNews">The next day on which news may arrive; null: it is this one, or none within two weeks.</param>
/// <param name="Notices">Hours of notices of people's own affairs.</param>
public sealed record DayRules(
    string Country, DateOnly Day, bool Holiday, string? HolidayName, OpenHours? News, string? WhyNoNews, DateOnly? NextNews, OpenHours? Notices)
{
    private const int DaysAhead = 14;

    /// <summary>The rules of a day.</summary>
    internal static DayRules Of(string country, DateOnly day)
    {
        var date = LocalDate.FromDateOnly(day);
        var holiday = Holidays.Has(country, date);
        var news = Hours(QuietClass.News, country, date);
        var why = news is not null ? null
            : holiday ? "public-holiday"
            : day.DayOfWeek == System.DayOfWeek.Sunday ? "sunday"
            : "saturday";
        DateOnly? next = news is not null ? null : Enumerable.Range(1, DaysAhead).Select(day.AddDays)
            .Where(d => AllowedHours.Of(QuietClass.News, country, LocalDate.FromDateOnly(d)) is not null).Select(d => (DateOnly?)d).FirstOrDefault();
        return new DayRules(country, day, holiday, Holidays.NameOf(country, date), news, why, next, Hours(QuietClass.Service, country, date));
    }

    private static OpenHours? Hours(QuietClass quiet, string country, LocalDate date) =>
        AllowedHours.Of(quiet, country, date) is var (from, until) ? new OpenHours(from.ToTimeOnly(), until.ToTimeOnly()) : null;
}

/// <summary>Hours in which texts may arrive.</summary>
/// <param name="From">The first minute.</param>
/// <param name="Until">The first minute after them.</param>
public sealed record OpenHours(TimeOnly From, TimeOnly Until);
