using System.Globalization;
using Diaspora.Gateway.Messaging.Hours;
using NodaTime;

namespace Diaspora.Gateway.Tests.Messaging.Hours;

public class HolidaysTests
{
    // Written down from calendars: the movable days are Good Friday, Easter Monday (Family Day) and, in Lesotho, Ascension Day.
    [Theory]
    [InlineData("LS", 2024, "01-01 03-11 03-29 04-01 05-01 05-09 05-25 07-17 10-04 12-25 12-26")]
    [InlineData("LS", 2025, "01-01 03-11 04-18 04-21 05-01 05-25 05-29 07-17 10-04 12-25 12-26")]
    [InlineData("LS", 2026, "01-01 03-11 04-03 04-06 05-01 05-14 05-25 07-17 10-04 12-25 12-26")]
    [InlineData("LS", 2027, "01-01 03-11 03-26 03-29 05-01 05-06 05-25 07-17 10-04 12-25 12-26")]
    // Ascension Day falls on Africa Day.
    [InlineData("LS", 2028, "01-01 03-11 04-14 04-17 05-01 05-25 07-17 10-04 12-25 12-26")]
    [InlineData("LS", 2029, "01-01 03-11 03-30 04-02 05-01 05-10 05-25 07-17 10-04 12-25 12-26")]
    [InlineData("LS", 2030, "01-01 03-11 04-19 04-22 05-01 05-25 05-30 07-17 10-04 12-25 12-26")]
    // The Monday after a Sunday: Youth Day 2024, Freedom Day 2025, Women's Day 2026, Human Rights Day and Goodwill Day 2027, …
    [InlineData("ZA", 2024, "01-01 03-21 03-29 04-01 04-27 05-01 06-16 06-17 08-09 09-24 12-16 12-25 12-26")]
    [InlineData("ZA", 2025, "01-01 03-21 04-18 04-21 04-27 04-28 05-01 06-16 08-09 09-24 12-16 12-25 12-26")]
    [InlineData("ZA", 2026, "01-01 03-21 04-03 04-06 04-27 05-01 06-16 08-09 08-10 09-24 12-16 12-25 12-26")]
    [InlineData("ZA", 2027, "01-01 03-21 03-22 03-26 03-29 04-27 05-01 06-16 08-09 09-24 12-16 12-25 12-26 12-27")]
    [InlineData("ZA", 2028, "01-01 03-21 04-14 04-17 04-27 05-01 06-16 08-09 09-24 09-25 12-16 12-25 12-26")]
    [InlineData("ZA", 2029, "01-01 03-21 03-30 04-02 04-27 05-01 06-16 08-09 09-24 12-16 12-17 12-25 12-26")]
    [InlineData("ZA", 2030, "01-01 03-21 04-19 04-22 04-27 05-01 06-16 06-17 08-09 09-24 12-16 12-25 12-26")]
    [InlineData("GB", 2026, "")]
    public void A_year_has_these_holidays_and_no_others(string country, int year, string days)
    {
        var first = new LocalDate(year, 1, 1);
        var found = Enumerable.Range(0, CalendarSystem.Iso.GetDaysInYear(year))
            .Select(first.PlusDays)
            .Where(day => Holidays.Has(country, day))
            .Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture));

        string.Join(' ', found).ShouldBe(days);
    }

    [Theory]
    [InlineData("ZA", 12, 16, "Day of Reconciliation")]
    [InlineData("LS", 7, 17, "King's Birthday")]
    [InlineData("LS", 4, 6, "Easter Monday")]
    [InlineData("ZA", 4, 6, "Family Day")]
    [InlineData("LS", 5, 14, "Ascension Day")]
    [InlineData("LS", 12, 16, null)]
    [InlineData("ZA", 1, 1, null)]
    public void A_holiday_is_called_by_its_name_where_we_hold_one(string country, int month, int day, string? name) =>
        Holidays.NameOf(country, new LocalDate(2026, month, day)).ShouldBe(name);
}
