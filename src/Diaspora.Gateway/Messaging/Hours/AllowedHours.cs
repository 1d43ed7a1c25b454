using NodaTime;

namespace Diaspora.Gateway.Messaging.Hours;

/// <summary>
/// The hours of a day in which a country allows a class of texts. News: not on Sundays and public holidays, Saturdays 09:00 to 13:00, other days
/// 08:00 to 20:00 (WASPA code 17.9 for South Africa, used for every country of which we hold no rule); in Lesotho not on Saturdays either. Notices of
/// one's own affairs: 07:00 to 20:00, on Sundays and public holidays from 12:00 (a proposal of this project's facts).
/// </summary>
internal static class AllowedHours
{
    private static readonly LocalTime s_noon = new(12, 0);
    private static readonly LocalTime s_evening = new(20, 0);

    /// <summary>From when until before when texts of a class may arrive on a day; null: not at all.</summary>
    public static (LocalTime From, LocalTime Until)? Of(QuietClass quiet, string country, LocalDate day)
    {
        var rest = day.DayOfWeek == IsoDayOfWeek.Sunday || Holidays.Has(country, day);
        return quiet switch
        {
            QuietClass.Service => (rest ? s_noon : new LocalTime(7, 0), s_evening),
            QuietClass.News when rest => null,
            QuietClass.News when day.DayOfWeek == IsoDayOfWeek.Saturday => country == "LS" ? null : (new LocalTime(9, 0), new LocalTime(13, 0)),
            QuietClass.News => (new LocalTime(8, 0), s_evening),
            _ => throw new ArgumentOutOfRangeException(nameof(quiet), quiet, "This class has no hours."),
        };
    }
}
