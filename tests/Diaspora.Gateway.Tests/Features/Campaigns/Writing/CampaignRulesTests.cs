using System.Text.Json;
using Diaspora.Gateway.Features.Campaigns.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Features.Campaigns.Writing;

public sealed class CampaignRulesTests(CampaignWorld world) : IClassFixture<CampaignWorld>
{
    private static readonly DateOnly s_today = new(2026, 11, 21);

    [Fact]
    public void A_good_campaign_has_no_fault() => Faults(f => f).ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("16 days")]
    [InlineData("Sixteen")]
    [InlineData("-16")]
    [InlineData("a-name-that-is-longer-than-forty-letters-is")]
    public void A_name_that_cannot_stand_in_an_address_is_refused(string name) => Faults(f => f with { Name = name }).ShouldBe(["name"]);

    [Theory]
    [InlineData("service")]
    [InlineData("health")]
    [InlineData("")]
    public void A_category_must_be_a_topic_that_people_agreed_to(string category) => Faults(f => f with { Category = category }).ShouldBe(["category"]);

    [Fact]
    public void What_an_audience_names_must_be_known()
    {
        var audience = new AudienceForm { Countries = ["ZA", "za", null!], Districts = ["LS-E", "LS-I"], Languages = ["st", "fr"] };

        Faults(f => f with { Audience = audience })
            .ShouldBe(["audience.countries[1]", "audience.countries[2]", "audience.districts[1]", "audience.languages[1]"]);
    }

    [Theory]
    [InlineData("07:59", "calendar.time")]
    [InlineData("20:00", "calendar.time")]
    [InlineData("9:00", "calendar.time")]
    [InlineData("24:00", "calendar.time")]
    [InlineData(null, "calendar.time")]
    [InlineData("08:00", "")]
    [InlineData("19:59", "")]
    public void The_time_is_one_at_which_news_may_arrive(string? time, string field) =>
        string.Join(' ', Faults(f => f with { Calendar = f.Calendar! with { Time = time }, Worth = "01:00" })).ShouldBe(field);

    [Theory]
    [InlineData("2026-11-01", "2026-11-20", "calendar")]
    [InlineData("2026-11-01", "2026-11-21", "")]
    [InlineData("2026-11-30", "2026-11-25", "calendar.until")]
    [InlineData("2026-11-25", "2027-11-26", "calendar.until")]
    [InlineData("2026-11-25", "2027-11-25", "")]
    [InlineData("2026-11-25", "10 Dec", "calendar.until")]
    [InlineData("2026-11-31", "2026-12-10", "calendar.from")]
    public void A_span_lies_not_wholly_in_the_past_and_is_no_longer_than_a_year(string from, string until, string field) =>
        string.Join(' ', Faults(f => f with { Calendar = f.Calendar! with { From = from, Until = until } })).ShouldBe(field);

    [Fact]
    public void Each_way_to_repeat_has_its_own_fields()
    {
        Faults(f => f with { Calendar = f.Calendar! with { Day = "2026-12-01" } }).ShouldBe(["calendar.day"]);
        Faults(f => f with { Calendar = f.Calendar! with { Repeat = "weekly" } }).ShouldBe(["calendar.on"]);
        Faults(f => f with { Calendar = f.Calendar! with { Repeat = "weekly", On = ["Thursday", "T", "Sontaha"] } }).ShouldBe(["calendar.on[1]", "calendar.on[2]"]);
        Faults(f => f with { Calendar = f.Calendar! with { Repeat = "weekly", On = [] } }).ShouldBe(["calendar.on"]);
        Faults(f => f with { Calendar = f.Calendar! with { Repeat = "monthly", Date = "32" } }).ShouldBe(["calendar.date"]);
        Faults(f => f with { Calendar = f.Calendar! with { Repeat = "yearly" } }).ShouldBe(["calendar.repeat"]);
        Faults(f => f with { Calendar = null }).ShouldBe(["calendar"]);
        Faults(f => f with { Calendar = new CalendarForm { Repeat = "event", Time = "09:00", Event = "12", Offsets = ["-7", "week"] } })
            .ShouldBe(["calendar.offsets[1]"]);
        Faults(f => f with { Calendar = new CalendarForm { Repeat = "event", Time = "09:00", Event = "12", Offsets = ["-7"] }, Texts = [f.Texts![0]] })
            .ShouldBe(["calendar.event"]);
    }

    [Fact]
    public void There_are_no_more_texts_than_days() =>
        Faults(f => f with { Calendar = f.Calendar! with { Until = "2026-11-29" } }).ShouldBe(["texts"]);

    [Fact]
    public void A_day_has_only_the_text_of_that_day() => Faults(f => f with { Worth = "24:01" }).ShouldBe(["worth"]);

    [Theory]
    [InlineData("00:00")]
    [InlineData("90")]
    [InlineData("1:75")]
    [InlineData("a day")]
    public void How_long_a_text_is_worth_sending_is_a_length_of_time(string worth) => Faults(f => f with { Worth = worth }).ShouldBe(["worth"]);

    [Fact]
    public void Left_out_it_is_until_eight_in_the_evening() =>
        CampaignReading.Read(CampaignWorld.SixDays(), s_today, []).ShouldNotBeNull().Worth.ShouldBe(TimeSpan.FromHours(11));

    [Fact]
    public void Every_text_stands_in_both_languages()
    {
        Faults(f => f with { Texts = [new TextForm { En = "Good day." }, null!] }).ShouldBe(["texts[0].st", "texts[1].en", "texts[1].st"]);
        Faults(f => f with { Texts = [] }).ShouldBe(["texts"]);
        Faults(f => f with { Texts = null }).ShouldBe(["texts"]);
    }

    [Theory]
    [InlineData("Dear {name}, good day.")]
    [InlineData("Dial {code")]
    [InlineData("{{code}}")]
    public void Nothing_but_the_code_is_put_into_a_text(string text) => FaultsOfText(text).ShouldBe(["texts[0].en"]);

    [Fact]
    public void The_code_may_stand_in_a_text() => FaultsOfText("Dial {code}.").ShouldBeEmpty();

    [Theory]
    [InlineData(274, "")]
    [InlineData(275, "texts[0].en")]
    public void A_text_fits_two_parts_with_our_name_and_the_way_to_stop(int letters, string field) =>
        string.Join(' ', FaultsOfText(new string('a', letters))).ShouldBe(field);

    [Fact]
    public void Letters_that_phones_show_only_dearly_are_folded_and_others_refused()
    {
        FaultsOfText("’Mapalesa’s tšebetso – free").ShouldBeEmpty();
        FaultsOfText("Good day \u4f60\u597d").ShouldBe(["texts[0].en"]);
    }

    [Fact]
    public void Words_of_illness_are_refused_even_in_public_wording()
    {
        FaultsOfText("Test for TB today.").ShouldBe(["texts[0].en"]);
        Faults(f => f with { Public = true, Texts = [new TextForm { En = "Test for TB today.", St = "Hlahlobo." }] }).ShouldBe(["texts[0].en"]);
    }

    [Fact]
    public void Words_of_violence_need_public_wording_to_everyone_who_chose_news()
    {
        var texts = new[] { new TextForm { En = "Homes without violence.", St = "Malapa a se nang tlhekefetso." } };

        Faults(f => f with { Texts = texts }).ShouldBe(["texts[0].en", "texts[0].st"]);
        Faults(f => f with { Texts = texts, Public = true }).ShouldBeEmpty();
        Faults(f => f with { Texts = texts, Public = true, Category = "healthday" }).ShouldBe(["public"]);
        Faults(f => f with { Texts = texts, Public = true, Audience = new AudienceForm { Towns = ["Maputsoe"] } }).ShouldBe(["public"]);
        Faults(f => f with { Texts = texts, Public = true, Audience = new AudienceForm { Countries = ["ZA"] } }).ShouldBeEmpty();
    }

    [Fact]
    public void Doubtful_words_are_told_and_allowed()
    {
        var form = CampaignWorld.SixDays() with { Texts = [new TextForm { En = "Ask your clinic.", St = "Botsa tleliniki." }] };
        var content = CampaignReading.Read(form, s_today, []).ShouldNotBeNull();

        CampaignRules.DoubtsOf(content).Select(d => d.Field).ShouldBe(["texts[0].en", "texts[0].st"]);
        Faults(_ => form).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_written_back_reads_the_same()
    {
        CalendarForm[] calendars =
        [
            new() { Repeat = "once", Time = "09:00", Day = "2026-12-01" },
            new() { Repeat = "daily", Time = "09:30", From = "2026-12-01", Until = "2026-12-10" },
            new() { Repeat = "weekly", Time = "09:00", From = "2026-12-01", Until = "2026-12-31", On = ["Thursday", "Friday"] },
            new() { Repeat = "monthly", Time = "09:00", From = "2026-12-01", Until = "2027-03-31", Date = "31" },
            new() { Repeat = "event", Time = "09:00", Event = "event/12", Offsets = ["-7", "1"] },
        ];
        foreach (var calendar in calendars)
        {
            var form = CampaignWorld.SixDays() with { Calendar = calendar, Texts = [new TextForm { En = "One.", St = "Ngoe." }] };
            var content = CampaignReading.Read(form, s_today, []).ShouldNotBeNull();

            var written = CampaignReading.Write(content);
            JsonSerializer.Serialize(written.Calendar).ShouldBe(JsonSerializer.Serialize(calendar));
            JsonSerializer.Serialize(CampaignReading.Write(CampaignReading.Read(written, s_today, [])!)).ShouldBe(JsonSerializer.Serialize(written));
        }
    }

    private string[] FaultsOfText(string english) => Faults(f => f with { Texts = [new TextForm { En = english, St = "Khotso." }] });

    private string[] Faults(Func<CampaignForm, CampaignForm> change)
    {
        var faults = new List<CampaignFault>();
        var content = CampaignReading.Read(change(CampaignWorld.SixDays()), s_today, faults);
        if (content is not null) faults.AddRange(world.Gateway.Services.GetRequiredService<CampaignRules>().FaultsOf(content, s_today));
        faults.ShouldAllBe(f => f.What.Length > 10);
        return [.. faults.Select(f => f.Field)];
    }
}
