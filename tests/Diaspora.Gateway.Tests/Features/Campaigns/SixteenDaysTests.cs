using System.Globalization;
using Diaspora.Gateway.Features.Campaigns;
using Diaspora.Gateway.Features.Campaigns.Writing;
using Diaspora.Gateway.Tests.Features.Registration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Diaspora.Gateway.Tests.Features.Campaigns;

/// <summary>
/// The 16 Days, as the sample has them, run from 25 November to 10 December 2026 for people in five countries. The 28th and the 5th are Saturdays,
/// the 29th and the 6th Sundays; no public holiday of Lesotho or South Africa lies between.
/// </summary>
public sealed class SixteenDaysTests : IAsyncLifetime
{
    private readonly CampaignWorld _world = new();

    public Task InitializeAsync() => _world.InitializeAsync();

    public Task DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Everybody_gets_each_text_at_nine_by_their_own_clock_on_the_days_on_which_news_may_arrive()
    {
        var maseru = await _world.RegisterAsync("+26658000101", "LS");
        var welkom = await _world.RegisterAsync("+27600000711", "ZA");
        var london = await _world.RegisterAsync("+447400123456", "GB");
        var vancouver = await _world.RegisterAsync("+16045550143", "CA");
        var boston = await _world.RegisterAsync("+16175550143", "US");
        await _world.ApproveAsync("16-days");

        await _world.PassAsync("2026-12-12T12:00Z");

        // In Lesotho nothing goes at weekends.
        (await ArrivalsAsync(maseru, "Africa/Maseru")).ShouldBe(Nine(25, 26, 27, 30, 1, 2, 3, 4, 7, 8, 9, 10));
        // In South Africa and Great Britain news may arrive on Saturdays between 09:00 and 13:00.
        (await ArrivalsAsync(welkom, "Africa/Johannesburg")).ShouldBe(Nine(25, 26, 27, 28, 30, 1, 2, 3, 4, 5, 7, 8, 9, 10));
        (await ArrivalsAsync(london, "Europe/London")).ShouldBe(Nine(25, 26, 27, 28, 30, 1, 2, 3, 4, 5, 7, 8, 9, 10));
        // British Columbia keeps summer time for good since 2026: at nine it is half past twelve in Newfoundland, in time on Saturdays too.
        (await ArrivalsAsync(vancouver, "America/Vancouver")).ShouldBe(Nine(25, 26, 27, 28, 30, 1, 2, 3, 4, 5, 7, 8, 9, 10));
        // Of whom we know only the United States, the clock of its last island counts, and on Saturdays that is too late for the first.
        (await ArrivalsAsync(boston, "America/Adak")).ShouldBe(Nine(25, 26, 27, 30, 1, 2, 3, 4, 7, 8, 9, 10));
        (await ArrivalsAsync(boston, "America/New_York"))[0].ShouldBe("25 Nov 14:00");
        // Sixteen texts became due, one a day; on Sundays everybody was too late, on Saturdays those in Lesotho and the United States.
        (await _world.ScalarAsync<string>("select string_agg(too_late::text, ' ' order by cause) from messaging.broadcasts"))
            .ShouldBe("0 0 0 2 5 0 0 0 0 0 2 5 0 0 0 0");
        (await _world.AuditAsync("16-days")).ShouldBe(["Lineo campaign.submitted", "Thabo campaign.approved", "gateway campaign.ended"]);
    }

    [Fact]
    public async Task Who_stops_in_the_middle_gets_nothing_more_and_who_comes_in_the_middle_gets_only_what_follows()
    {
        var stops = await _world.RegisterAsync("+27600000711", "ZA");
        await _world.ApproveAsync("16-days");
        await _world.PassAsync("2026-12-02T06:00Z");

        await stops.RunAsync("messaging.stop");
        var comes = await _world.RegisterAsync("+27600000712", "ZA");
        await _world.PassAsync("2026-12-12T12:00Z");

        // The text of the 2nd was waiting already.
        (await ArrivalsAsync(stops, "Africa/Johannesburg")).ShouldBe([.. Nine(25, 26, 27, 28, 30, 1), "2 Dec 09:00 cancelled"]);
        (await ArrivalsAsync(comes, "Africa/Johannesburg")).ShouldBe(Nine(3, 4, 5, 7, 8, 9, 10));
    }

    [Fact]
    public async Task Only_those_who_chose_news_get_it()
    {
        var events = await _world.RegisterAsync("+27600000711", "ZA", "events");
        var nothing = await _world.RegisterAsync("+27600000712", "ZA", "none");
        var news = await _world.RegisterAsync("+27600000713", "ZA");
        await _world.ApproveAsync("16-days");

        await _world.PassAsync("2026-11-26T12:00Z");

        (await ArrivalsAsync(news, "Africa/Johannesburg")).ShouldBe(Nine(25, 26));
        (await ArrivalsAsync(events, "Africa/Johannesburg")).ShouldBeEmpty();
        (await ArrivalsAsync(nothing, "Africa/Johannesburg")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_goes_before_two_people_have_looked_at_it()
    {
        var maseru = await _world.RegisterAsync("+26658000101", "LS");

        await _world.PassAsync("2026-11-26T12:00Z");

        (await ArrivalsAsync(maseru, "Africa/Maseru")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Features/Campaigns/Sample/16-days.yaml", 16)]
    [InlineData("Features/Campaigns/Sample/festive-season.yaml", 5)]
    public async Task The_samples_keep_the_rules_in_every_year_and_each_text_takes_one_part(string resource, int texts)
    {
        await _world.RegisterAsync("+26658000101", "LS");
        var rules = _world.Gateway.Services.GetRequiredService<CampaignRules>();

        for (var year = 2026; year < 2040; year++)
        {
            var today = new DateOnly(year, 6, 1);
            var content = CampaignSample.Read(resource, today);
            rules.FaultsOf(content, today).ShouldBeEmpty();
            content.Texts.Count.ShouldBe(texts);
            content.Texts.ShouldAllBe(t => t.En.Length <= 142 && t.St.Length <= 142);
        }
    }

    private static string[] Nine(params int[] days) => [.. days.Select(d => $"{d} {(d > 20 ? "Nov" : "Dec")} 09:00")];

    private async Task<string[]> ArrivalsAsync(RegistrationCaller caller, string zone)
    {
        var moments = await _world.ArrivalsAsync(caller);
        return
        [
            .. moments.Select(m => Instant.FromDateTimeOffset(m.At).InZone(DateTimeZoneProviders.Tzdb[zone]).ToDateTimeUnspecified()
                .ToString("d MMM HH:mm", CultureInfo.InvariantCulture) + (CampaignWorld.IsSent(m.Status) ? "" : " " + m.Status)),
        ];
    }
}
