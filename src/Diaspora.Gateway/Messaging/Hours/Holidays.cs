using NodaTime;

namespace Diaspora.Gateway.Messaging.Hours;

/// <summary>
/// Public holidays of Lesotho (Public Holidays Act 1995, as the list of python-holidays gives it) and of South Africa (Public Holidays Act 1994: one
/// that falls on a Sunday makes the Monday a holiday too). Other countries: none that we hold.
/// </summary>
internal static class Holidays
{
    private static readonly AnnualDate[] s_lesotho =
        [new(1, 1), new(3, 11), new(5, 1), new(5, 25), new(7, 17), new(10, 4), new(12, 25), new(12, 26)];

    private static readonly AnnualDate[] s_southAfrica =
        [new(1, 1), new(3, 21), new(4, 27), new(5, 1), new(6, 16), new(8, 9), new(9, 24), new(12, 16), new(12, 25), new(12, 26)];

    /// <summary>Whether a day is a public holiday in a country (ISO 3166 code).</summary>
    public static bool Has(string country, LocalDate day) => country switch
    {
        "LS" => IsOneOf(s_lesotho, day) || DaysAfterEaster(day) is -2 or 1 or 39,
        "ZA" => IsOneOf(s_southAfrica, day)
            || (day.DayOfWeek == IsoDayOfWeek.Monday && IsOneOf(s_southAfrica, day.PlusDays(-1)))
            || DaysAfterEaster(day) is -2 or 1,
        _ => false,
    };

    /// <summary>What a public holiday is called, in English; null: it is none, or our list has no name for it.</summary>
    public static string? NameOf(string country, LocalDate day) => country switch
    {
        "LS" => (day.Month, day.Day) switch
        {
            (3, 11) => "Moshoeshoe's Day",
            (5, 25) => "Africa/Heroes' Day",
            (7, 17) => "King's Birthday",
            (10, 4) => "Independence Day",
            _ => DaysAfterEaster(day) switch
            {
                -2 => "Good Friday",
                1 => "Easter Monday",
                39 => "Ascension Day",
                _ => null,
            },
        },
        "ZA" => (day.Month, day.Day) switch
        {
            (3, 21) => "Human Rights Day",
            (4, 27) => "Freedom Day",
            (6, 16) => "Youth Day",
            (8, 9) => "Women's Day",
            (12, 16) => "Day of Reconciliation",
            (12, 26) => "Goodwill Day",
            _ => DaysAfterEaster(day) switch
            {
                -2 => "Good Friday",
                1 => "Family Day",
                _ => null,
            },
        },
        _ => null,
    };

    private static bool IsOneOf(AnnualDate[] days, LocalDate day) => Array.IndexOf(days, new AnnualDate(day.Month, day.Day)) >= 0;

    private static int DaysAfterEaster(LocalDate day) => Period.DaysBetween(EasterSunday(day.Year), day);

    /// <summary>Easter Sunday in the Gregorian calendar, by the rule of Meeus, Jones and Butcher.</summary>
    private static LocalDate EasterSunday(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new LocalDate(year, n / 31, n % 31 + 1);
    }
}
