using System.Globalization;
using Diaspora.Gateway.Messaging.Hours;

namespace Diaspora.Gateway.Tests.Messaging.Hours;

public class QuietHoursTests
{
    [Theory]
    [InlineData("ZA", "27", new[] { "LS" }, "LS+ZA")]
    [InlineData("ZA", "27", new[] { "ZA", "ZA" }, "ZA")]
    [InlineData(null, "14", new string[0], "CA+US")]
    [InlineData(null, "77", new string[0], "KZ+RU")]
    [InlineData(null, null, new[] { "GB" }, "GB")]
    [InlineData(null, null, new string[0], "")]
    public void A_place_is_every_country_that_the_number_or_a_person_names(string? country, string? prefix, string[] named, string place) =>
        QuietHours.PlaceOf(country, prefix, named).Key.ShouldBe(place);

    [Theory]
    // A weekday, before, at, within, at the end of and after the hours.
    [InlineData("LS", "2026-12-14T07:59+02", "2026-12-14T08:00+02")]
    [InlineData("LS", "2026-12-14T08:00+02", "2026-12-14T08:00+02")]
    [InlineData("LS", "2026-12-14T19:59:59+02", "2026-12-14T19:59:59+02")]
    [InlineData("LS", "2026-12-14T20:00+02", "2026-12-15T08:00+02")]
    // Saturdays: none in Lesotho, the morning elsewhere.
    [InlineData("LS", "2026-12-05T10:00+02", "2026-12-07T08:00+02")]
    [InlineData("ZA", "2026-12-05T08:30+02", "2026-12-05T09:00+02")]
    [InlineData("ZA", "2026-12-05T12:59+02", "2026-12-05T12:59+02")]
    [InlineData("ZA", "2026-12-05T13:00+02", "2026-12-07T08:00+02")]
    // Sundays and holidays: none.
    [InlineData("ZA", "2026-12-13T10:00+02", "2026-12-14T08:00+02")]
    [InlineData("LS", "2026-12-13T10:00+02", "2026-12-14T08:00+02")]
    [InlineData("ZA", "2026-12-16T10:00+02", "2026-12-17T08:00+02")]
    [InlineData("LS", "2026-12-16T10:00+02", "2026-12-16T10:00+02")]
    [InlineData("LS", "2026-12-24T21:00+02", "2026-12-28T08:00+02")]
    // Over the end of the year, and into the 29th of February.
    [InlineData("LS", "2026-12-31T21:00+02", "2027-01-04T08:00+02")]
    [InlineData("ZA", "2026-12-31T21:00+02", "2027-01-02T09:00+02")]
    [InlineData("LS", "2028-02-28T21:00+02", "2028-02-29T08:00+02")]
    [InlineData("LS", "2028-02-29T21:00+02", "2028-03-01T08:00+02")]
    // At home on both sides of the border: the holidays of both.
    [InlineData("LS+ZA", "2026-03-11T10:00+02", "2026-03-12T08:00+02")]
    [InlineData("LS+ZA", "2026-03-21T10:00+02", "2026-03-23T08:00+02")]
    [InlineData("LS+ZA", "2026-09-24T10:00+02", "2026-09-25T08:00+02")]
    // Not known: Lesotho's clock and days. A country that nobody knows: Lesotho's clock, nobody's holidays.
    [InlineData("", "2026-12-05T10:00+02", "2026-12-07T08:00+02")]
    [InlineData("XX", "2026-12-05T10:00+02", "2026-12-05T10:00+02")]
    [InlineData("XX", "2026-03-11T07:00+02", "2026-03-11T08:00+02")]
    public void News_waits_for_an_hour_of_the_place(string place, string from, string next) =>
        QuietHours.NextAllowed(QuietClass.News, new Place(place), At(from)).ShouldBe(At(next));

    [Theory]
    [InlineData("LS", "2026-12-14T06:59+02", "2026-12-14T07:00+02")]
    [InlineData("LS", "2026-12-12T19:59+02", "2026-12-12T19:59+02")]
    [InlineData("LS", "2026-12-12T20:00+02", "2026-12-13T12:00+02")]
    [InlineData("LS", "2026-12-13T12:00+02", "2026-12-13T12:00+02")]
    [InlineData("ZA", "2026-12-16T07:00+02", "2026-12-16T12:00+02")]
    [InlineData("LS", "2026-12-16T07:00+02", "2026-12-16T07:00+02")]
    [InlineData("ZA", "2026-12-16T20:00+02", "2026-12-17T07:00+02")]
    public void A_notice_of_ones_own_affairs_waits_until_noon_on_a_day_of_rest(string place, string from, string next) =>
        QuietHours.NextAllowed(QuietClass.Service, new Place(place), At(from)).ShouldBe(At(next));

    [Fact]
    public void An_answer_waits_for_nothing() =>
        QuietHours.NextAllowed(QuietClass.None, new Place("LS"), At("2026-12-13T03:00+02")).ShouldBe(At("2026-12-13T03:00+02"));

    [Theory]
    // From Saturday afternoon to Monday morning, over the nights of the change.
    [InlineData("2026-03-28T15:00+00", "2026-03-30T08:00+01")]
    [InlineData("2026-10-24T15:00+01", "2026-10-26T08:00+00")]
    [InlineData("2027-03-27T15:00+00", "2027-03-29T08:00+01")]
    [InlineData("2027-10-30T15:00+01", "2027-11-01T08:00+00")]
    public void Eight_in_london_is_eight_on_either_side_of_a_change(string from, string next) =>
        QuietHours.NextAllowed(QuietClass.News, new Place("GB"), At(from)).ShouldBe(At(next));

    [Theory]
    [InlineData("2026-03-29T00:30+00", "2026-03-29T12:00+01")]
    [InlineData("2026-10-25T01:30+01", "2026-10-25T12:00+00")]
    public void Noon_of_the_day_of_a_change_is_noon_by_the_new_time(string from, string next) =>
        QuietHours.NextAllowed(QuietClass.Service, new Place("GB"), At(from)).ShouldBe(At(next));

    [Theory]
    // A number of North America may be anywhere from Newfoundland to Hawaii: 08:00 there is the first hour, 20:00 in St. John's the last.
    [InlineData("2026-03-06T17:59Z", "2026-03-06T18:00Z")]
    [InlineData("2026-03-06T23:00Z", "2026-03-06T23:00Z")]
    [InlineData("2026-03-06T23:30Z", "2026-03-09T18:00Z")]
    [InlineData("2026-03-09T23:00Z", "2026-03-10T18:00Z")]
    [InlineData("2026-10-30T23:00Z", "2026-11-02T18:00Z")]
    [InlineData("2026-11-02T23:00Z", "2026-11-02T23:00Z")]
    [InlineData("2027-03-12T23:00Z", "2027-03-12T23:00Z")]
    [InlineData("2027-03-15T23:00Z", "2027-03-16T18:00Z")]
    [InlineData("2027-11-05T23:00Z", "2027-11-08T18:00Z")]
    [InlineData("2027-11-08T23:00Z", "2027-11-08T23:00Z")]
    // No hour of a Saturday suits all of it.
    [InlineData("2026-06-06T15:00Z", "2026-06-08T18:00Z")]
    public void Where_there_are_many_zones_an_hour_must_suit_them_all(string from, string next) =>
        QuietHours.NextAllowed(QuietClass.News, QuietHours.PlaceOf(null, "14"), At(from)).ShouldBe(At(next));

    [Fact]
    public void Where_no_hour_suits_all_zones_there_is_none() =>
        QuietHours.NextAllowed(QuietClass.News, new Place("CA+NZ+RU+US"), At("2026-06-01T00:00Z")).ShouldBeNull();

    [Theory]
    [InlineData("LS", "2026-12-19T10:00", "2026-12-19T10:00+02")]
    [InlineData("GB", "2026-07-01T10:00", "2026-07-01T10:00+01")]
    // The hour that is left out, and the one that comes twice.
    [InlineData("GB", "2026-03-29T01:30", "2026-03-29T02:30+01")]
    [InlineData("GB", "2026-10-25T01:30", "2026-10-25T01:30+01")]
    [InlineData("GB", "2027-03-28T01:30", "2027-03-28T02:30+01")]
    [InlineData("GB", "2027-10-31T01:30", "2027-10-31T01:30+01")]
    // The last of several zones.
    [InlineData("GB+LS", "2026-12-19T10:00", "2026-12-19T10:00+00")]
    [InlineData("CA+US", "2026-12-15T10:00", "2026-12-15T10:00-10")]
    [InlineData("LS", "2028-02-29T10:00", "2028-02-29T10:00+02")]
    public void A_local_time_is_when_the_last_clock_of_the_place_shows_it(string place, string local, string moment) =>
        QuietHours.AtLocal(new Place(place), Local(local)).ShouldBe(At(moment));

    [Theory]
    [InlineData("LS", "2026-12-14T23:30Z", "2026-12-15T01:30")]
    [InlineData("GB+LS", "2026-12-14T23:30Z", "2026-12-14T23:30")]
    [InlineData("CA+US", "2026-12-15T08:00Z", "2026-12-14T22:00")]
    public void The_local_time_of_a_moment_is_that_of_the_clock_furthest_behind(string place, string moment, string local) =>
        QuietHours.LocalOf(new Place(place), At(moment)).ShouldBe(Local(local));

    [Theory]
    // A Sunday moves to the same hour of Monday, in South Africa and in Lesotho.
    [InlineData("ZA", "2026-12-13T10:00", "2026-12-14T10:00+02")]
    [InlineData("LS", "2026-12-13T10:00", "2026-12-14T10:00+02")]
    [InlineData("LS+ZA", "2026-12-16T10:00", "2026-12-17T10:00+02")]
    [InlineData("LS", "2026-12-19T10:00", "2026-12-21T10:00+02")]
    [InlineData("ZA", "2026-12-19T10:00", "2026-12-19T10:00+02")]
    [InlineData("ZA", "2026-12-19T15:00", "2026-12-21T15:00+02")]
    [InlineData("GB", "2027-03-28T10:00", "2027-03-29T10:00+01")]
    [InlineData("CA+US", "2026-12-12T10:00", "2026-12-14T10:00-10")]
    public void What_belongs_to_an_hour_keeps_it_on_the_next_allowed_day(string place, string local, string moment) =>
        QuietHours.OnAllowedDay(QuietClass.News, new Place(place), Local(local)).ShouldBe(At(moment));

    [Theory]
    [InlineData("LS", "2026-12-14T22:00")]
    // Two in the afternoon in Hawaii is night in Newfoundland.
    [InlineData("CA+US", "2026-12-14T14:30")]
    public void An_hour_that_is_never_allowed_has_no_day(string place, string local) =>
        QuietHours.OnAllowedDay(QuietClass.News, new Place(place), Local(local)).ShouldBeNull();

    [Fact]
    public void What_may_come_at_any_time_comes_on_its_day() =>
        QuietHours.OnAllowedDay(QuietClass.None, new Place("LS"), Local("2026-12-13T03:00")).ShouldBe(At("2026-12-13T03:00+02"));

    [Fact]
    public void To_see_that_a_text_may_leave_now_costs_no_memory()
    {
        var (place, from) = (QuietHours.PlaceOf(null, "14"), At("2026-03-06T23:00Z"));
        QuietHours.NextAllowed(QuietClass.News, place, from);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 100; i++) QuietHours.NextAllowed(QuietClass.News, place, from);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateTime Local(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);
}
