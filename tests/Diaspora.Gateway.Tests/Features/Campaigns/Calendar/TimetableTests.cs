using System.Globalization;
using Diaspora.Gateway.Features.Campaigns.Calendar;

namespace Diaspora.Gateway.Tests.Features.Campaigns.Calendar;

/// <summary>A text each day from 25 to 30 November at 09:00, worth sending until 20:00.</summary>
public class TimetableTests
{
    private static readonly DateOnly s_first = new(2026, 11, 25);

    [Fact]
    public void A_text_is_due_when_the_first_clock_on_earth_shows_its_time()
    {
        Due("2026-11-24T18:59:59Z", null).ShouldBe(("", null));
        Due("2026-11-24T19:00Z", null).ShouldBe(("25/1", 25));
    }

    [Fact]
    public void What_was_dealt_with_is_not_due_again() => Due("2026-11-24T19:00Z", 25).ShouldBe(("", 25));

    [Theory]
    [InlineData("Skip")]
    [InlineData("Once")]
    [InlineData("All")]
    public void As_long_as_the_clock_at_home_is_hardly_past_it_nothing_is_missed(string rule) =>
        Due("2026-11-25T08:00Z", null, rule).ShouldBe(("25/1", 25));

    // Away from the 24th until 10:01 on the 27th in Lesotho, with texts that are worth something for 23 hours.
    [Theory]
    [InlineData("Skip", "")]
    [InlineData("Once", "27/3")]
    [InlineData("All", "26/2 27/3")]
    public void After_an_outage_the_rule_decides_about_the_missed_ones(string rule, string sent) =>
        Due("2026-11-27T08:01Z", null, rule, hours: 23).ShouldBe((sent, 27));

    [Theory]
    [InlineData("Skip", "28/4")]
    [InlineData("Once", "27/3 28/4")]
    [InlineData("All", "26/2 27/3 28/4")]
    public void What_is_still_to_come_goes_whatever_the_rule(string rule, string sent) =>
        Due("2026-11-27T19:30Z", null, rule, hours: 23).ShouldBe((sent, 28));

    [Fact]
    public void The_latest_missed_one_goes_only_while_it_is_worth_something() =>
        // At 20:00 on the last clock on earth, twelve hours behind UTC.
        new[] { "2026-12-01T08:00Z", "2026-12-01T08:01Z" }.Select(now => Due(now, null)).ShouldBe([("30/6", 30), ("", 30)]);

    [Fact]
    public void A_row_of_texts_ends_with_its_last_one()
    {
        var table = Table("All", texts: 2);

        table.Occurrences(null).ShouldBe([new(s_first, 1), new(s_first.AddDays(1), 2)]);
        table.Due(null, s_first.AddDays(1), At("2026-11-27T00:00Z")).Send.ShouldBeEmpty();
    }

    [Fact]
    public void A_single_text_is_repeated() => Table("All", texts: 1).Occurrences(null).Select(o => o.Number).ShouldBe([1, 1, 1, 1, 1, 1]);

    [Theory]
    [InlineData("2026-11-25T06:59Z", 24)]
    [InlineData("2026-11-25T07:00Z", 25)]
    public void The_day_is_past_when_the_clock_at_home_shows_its_time(string now, int day) => Table("Once", texts: 6).PastAt(At(now)).Day.ShouldBe(day);

    private static (string Sent, int? DoneTo) Due(string now, int? doneTo, string rule = "Once", int hours = 11)
    {
        var (send, done) = Table(rule, texts: 6, hours).Due(null, doneTo is { } day ? new DateOnly(2026, 11, day) : null, At(now));
        return (string.Join(' ', send.Select(o => $"{o.Day.Day}/{o.Number}")), done?.Day);
    }

    private static Timetable Table(string rule, int texts, int hours = 11) => new(
        new DailyCalendar { Time = new TimeOnly(9, 0), Span = new Span(s_first, s_first.AddDays(5)) }, texts, TimeSpan.FromHours(hours),
        Enum.Parse<MissedRule>(rule));

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
}
