using System.Globalization;
using Diaspora.Gateway.Features.Campaigns;
using Diaspora.Gateway.Features.Campaigns.Writing;

namespace Diaspora.Gateway.Tests.Features.Campaigns;

public class CampaignForecastTests
{
    private static readonly DateTimeOffset s_now = CampaignWorld.At("2026-11-21T10:00Z");
    private static readonly HashSet<DateOnly> s_none = [];

    [Fact]
    public void Each_day_tells_when_it_arrives_and_why_not_where_it_does_not()
    {
        // Monday, Day of Reconciliation in South Africa, Saturday, Sunday.
        Told("10:00", "2026-12-14").ShouldBe("LS 10:00, ZA 10:00");
        Told("10:00", "2026-12-16").ShouldBe("LS 10:00, ZA public-holiday");
        Told("10:00", "2026-12-19").ShouldBe("LS saturday, ZA 10:00");
        Told("10:00", "2026-12-20").ShouldBe("LS sunday, ZA sunday");
        Told("10:00", "2026-12-25").ShouldBe("LS public-holiday, ZA public-holiday");
    }

    [Fact]
    public void A_country_of_many_zones_needs_an_hour_that_all_of_them_allow()
    {
        // When it is two in the afternoon on the last clock of the United States, it is past seven in New York; Hawaii begins the day at eight there.
        Told("09:00", "2026-12-14", "US").ShouldBe("US 09:00");
        Told("15:00", "2026-12-14", "US").ShouldBe("US no-hour-in-time");
        Told("09:00", "2026-12-19", "US").ShouldBe("US no-hour-in-time");
    }

    [Fact]
    public void On_saturdays_news_moves_to_the_hours_allowed_and_after_them_it_does_not_go()
    {
        Told("08:00", "2026-12-19", "ZA").ShouldBe("ZA 09:00");
        Told("13:00", "2026-12-19", "ZA").ShouldBe("ZA no-hour-in-time");
    }

    [Fact]
    public void What_was_dealt_with_is_not_to_come_and_an_ended_one_has_nothing_to_come()
    {
        var campaign = Daily("10:00", "2026-12-14", "2026-12-17");

        CampaignForecast.Of(campaign with { DoneTo = new DateOnly(2026, 12, 15) }, null, s_none, s_now).Select(u => (u.Day.Day, u.Number)).ShouldBe([(16, 3), (17, 4)]);
        CampaignForecast.Of(campaign with { State = CampaignState.Ended }, null, s_none, s_now).ShouldBeEmpty();
        CampaignForecast.Of(campaign, null, s_none, CampaignWorld.At("2026-12-20T00:00Z")).ShouldBeEmpty();
    }

    [Fact]
    public void A_day_that_was_called_off_is_told_as_stopped()
    {
        var campaign = Daily("10:00", "2026-12-14", "2026-12-16") with { DoneTo = new DateOnly(2026, 12, 15) };

        var upcoming = CampaignForecast.Of(campaign, null, new HashSet<DateOnly> { new(2026, 12, 15) }, s_now);

        upcoming.Select(u => u.Day.Day).ShouldBe([15, 16]);
        upcoming[0].Arrivals.Select(a => (a.At, a.WhyNot)).ShouldAllBe(a => a.At == null && a.WhyNot == "stopped");
        upcoming[1].Arrivals[0].At.ShouldNotBeNull();
    }

    private static string Told(string time, string day, params string[] countries)
    {
        var campaign = Daily(time, day, day, countries);
        return string.Join(", ", CampaignForecast.Of(campaign, null, s_none, s_now).ShouldHaveSingleItem().Arrivals
            .Select(a => a.Country + " " + (a.WhyNot ?? a.Local!.Value.ToString("HH:mm", CultureInfo.InvariantCulture))));
    }

    private static Campaign Daily(string time, string from, string until, params string[] countries)
    {
        var form = CampaignWorld.SixDays() with
        {
            Calendar = new CalendarForm { Repeat = "daily", From = from, Until = until, Time = time },
            Audience = new AudienceForm { Countries = countries },
        };
        var content = CampaignReading.Read(form, new DateOnly(2026, 11, 21), []).ShouldNotBeNull();
        return new Campaign { Id = 1, Content = content, Version = 1, State = CampaignState.Running, Authors = ["Lineo"] };
    }
}
