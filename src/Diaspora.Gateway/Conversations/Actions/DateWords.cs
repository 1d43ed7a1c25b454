using System.Globalization;

namespace Diaspora.Gateway.Conversations.Actions;

/// <summary>
/// Days and months in words. The Sesotho names are those of Lesotho orthography; they await a native reviewer like every Sesotho text.
/// </summary>
internal static class DateWords
{
    private static readonly string[] s_months =
    [
        "Pherekhong", "Hlakola", "Hlakubele", "'Mesa", "Mots'eanong", "Phupjane",
        "Phupu", "Phato", "Loetse", "Mphalane", "Pulungoana", "Ts'itoe",
    ];

    private static readonly string[] s_days = ["Sontaha", "Mantaha", "Labobeli", "Laboraro", "Labone", "Labohlano", "Moqebelo"];

    /// <summary>Longest <c>19 Pherekhong</c> in septets.</summary>
    public const int LongestDay = 14;

    /// <summary>Longest <c>Labohlano 19 Pulungoana</c> in septets.</summary>
    public const int LongestWeekday = 24;

    /// <summary><c>19 Dec</c>.</summary>
    public static string English(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

    /// <summary><c>19 Ts'itoe</c>.</summary>
    public static string Sesotho(DateOnly day) => $"{day.Day} {s_months[day.Month - 1]}";

    /// <summary><c>Tue 8 Dec</c>.</summary>
    public static string EnglishWeekday(DateOnly day) => day.ToString("ddd d MMM", CultureInfo.InvariantCulture);

    /// <summary><c>Labobeli 8 Ts'itoe</c>.</summary>
    public static string SesothoWeekday(DateOnly day) => $"{s_days[(int)day.DayOfWeek]} {Sesotho(day)}";

    /// <summary><c>Oct 2022</c>.</summary>
    public static string EnglishMonth(DateOnly day) => day.ToString("MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>Mphalane 2022</c>.</summary>
    public static string SesothoMonth(DateOnly day) => $"{s_months[day.Month - 1]} {day.Year.ToString(CultureInfo.InvariantCulture)}";
}
