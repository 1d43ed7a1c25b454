using System.Globalization;
using Diaspora.Gateway.Features.Campaigns.Calendar;
using Diaspora.Gateway.Messaging.Hours;

namespace Diaspora.Gateway.Tests.Features.Campaigns.Calendar;

public class CampaignCalendarTests
{
    private static readonly TimeOnly s_nine = new(9, 0);

    [Fact]
    public void Once_is_one_day() => Days(new OnceCalendar { Time = s_nine, Day = Day("2026-12-01") }).ShouldBe("2026-12-01");

    [Fact]
    public void The_16_Days_are_sixteen_days()
    {
        var days = new DailyCalendar { Time = s_nine, Span = new Span(Day("2026-11-25"), Day("2026-12-10")) }.Days(null).ToList();

        days.Count.ShouldBe(16);
        (days[0], days[^1]).ShouldBe((Day("2026-11-25"), Day("2026-12-10")));
    }

    [Fact]
    public void A_span_of_one_day_has_one_day() =>
        Days(new DailyCalendar { Time = s_nine, Span = new Span(Day("2026-12-01"), Day("2026-12-01")) }).ShouldBe("2026-12-01");

    [Fact]
    public void A_span_goes_over_the_new_year() =>
        Days(new DailyCalendar { Time = s_nine, Span = new Span(Day("2026-12-30"), Day("2027-01-02")) })
            .ShouldBe("2026-12-30 2026-12-31 2027-01-01 2027-01-02");

    [Fact]
    public void Weekly_takes_its_days_of_every_week_from_the_first_to_the_last_of_the_span()
    {
        var calendar = new WeeklyCalendar
        {
            Time = s_nine, Span = new Span(Day("2026-12-03"), Day("2026-12-17")), On = [DayOfWeek.Thursday, DayOfWeek.Monday],
        };

        Days(calendar).ShouldBe("2026-12-03 2026-12-07 2026-12-10 2026-12-14 2026-12-17");
    }

    [Theory]
    [InlineData(31, "2026-12-31 2027-01-31 2027-02-28 2027-03-31 2027-04-30")]
    [InlineData(29, "2026-12-29 2027-01-29 2027-02-28 2027-03-29 2027-04-29")]
    [InlineData(1, "2026-12-01 2027-01-01 2027-02-01 2027-03-01 2027-04-01")]
    public void Monthly_falls_on_the_last_day_of_a_month_that_is_too_short(int date, string days) =>
        Days(new MonthlyCalendar { Time = s_nine, Span = new Span(Day("2026-12-01"), Day("2027-04-30")), Date = date }).ShouldBe(days);

    [Fact]
    public void Monthly_knows_the_29th_of_February() =>
        Days(new MonthlyCalendar { Time = s_nine, Span = new Span(Day("2028-02-01"), Day("2028-03-31")), Date = 31 }).ShouldBe("2028-02-29 2028-03-31");

    [Fact]
    public void Days_of_an_event_are_counted_from_its_first_day_in_order()
    {
        var calendar = new EventCalendar { Time = s_nine, Event = "event/12", Offsets = [1, -7, 0, -7] };

        string.Join(' ', calendar.Days(Day("2027-01-02")).Select(Text)).ShouldBe("2026-12-26 2027-01-02 2027-01-03");
        calendar.Days(null).ShouldBeEmpty();
        calendar.Anchor.ShouldBe("event/12");
    }

    [Theory]
    [InlineData("2026-11-25", "2026-11-25")]
    [InlineData("25 Nov", "2026-11-25")]
    [InlineData("25 november", "2026-11-25")]
    [InlineData("21 Nov", "2026-11-21")]
    [InlineData("20 Nov", "2027-11-20")]
    [InlineData("2026-01-01", "2026-01-01")]
    [InlineData("29 Feb", "2027-02-28")]
    public void A_day_without_a_year_is_the_next_one(string written, string day) =>
        YearDay.TryRead(written).ShouldNotBeNull().NextFrom(Day("2026-11-21")).ShouldBe(Day(day));

    [Theory]
    [InlineData("")]
    [InlineData("25")]
    [InlineData("31 Nov")]
    [InlineData("0 Nov")]
    [InlineData("25 Nov 2026")]
    [InlineData("25/11/2026")]
    [InlineData("2026-02-29")]
    [InlineData("2 No")]
    public void What_is_no_day_is_not_read(string written) => YearDay.TryRead(written).ShouldBeNull();

    [Theory]
    [InlineData("25 Nov", "10 Dec", "2026-11-21", "2026-11-25", "2026-12-10")]
    [InlineData("25 Nov", "10 Dec", "2026-12-10", "2026-11-25", "2026-12-10")]
    [InlineData("25 Nov", "10 Dec", "2026-12-11", "2027-11-25", "2027-12-10")]
    [InlineData("1 Dec", "10 Jan", "2027-01-10", "2026-12-01", "2027-01-10")]
    [InlineData("1 Dec", "10 Jan", "2027-01-11", "2027-12-01", "2028-01-10")]
    [InlineData("29 Feb", "29 Feb", "2028-01-01", "2028-02-29", "2028-02-29")]
    [InlineData("2026-12-01", "2026-11-01", "2026-11-21", "2026-12-01", "2026-11-01")]
    public void A_span_without_years_is_the_first_that_is_not_over(string from, string until, string today, string first, string last) =>
        YearDay.Between(YearDay.TryRead(from)!, YearDay.TryRead(until)!, Day(today)).ShouldBe(new Span(Day(first), Day(last)));

    [Fact]
    public void A_span_has_a_year_at_both_ends_or_at_none() =>
        YearDay.Between(YearDay.TryRead("25 Nov")!, YearDay.TryRead("2026-12-10")!, Day("2026-11-21")).ShouldBeNull();

    // London's clocks go from 01:00 to 02:00 on 28 March 2027 and from 02:00 back to 01:00 on 31 October 2027.
    [Theory]
    [InlineData("GB", "2027-03-27", "2027-03-27T09:00Z")]
    [InlineData("GB", "2027-03-28", "2027-03-28T08:00Z")]
    [InlineData("GB", "2027-10-30", "2027-10-30T08:00Z")]
    [InlineData("GB", "2027-10-31", "2027-10-31T09:00Z")]
    [InlineData("ZA", "2027-03-28", "2027-03-28T07:00Z")]
    public void Nine_in_the_morning_stays_nine_when_the_clocks_change(string country, string day, string moment)
    {
        var days = new DailyCalendar { Time = s_nine, Span = new Span(Day(day), Day(day)) }.Days(null);

        days.Select(d => QuietHours.AtLocal(Place.Of(country), d.ToDateTime(s_nine)))
            .ShouldBe([DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture)]);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Days(CampaignCalendar calendar) => string.Join(' ', calendar.Days(null).Select(Text));
}
