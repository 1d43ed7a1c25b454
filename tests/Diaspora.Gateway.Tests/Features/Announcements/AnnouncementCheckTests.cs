using System.Text.Json.Nodes;
using static Diaspora.Gateway.Tests.Features.Announcements.Directorate;

namespace Diaspora.Gateway.Tests.Features.Announcements;

/// <summary>What is refused before anybody could be sent it, and what is only told.</summary>
public sealed class AnnouncementCheckTests(Directorate office) : IClassFixture<Directorate>
{
    private const string Good = """{"title":"T","en":"Words.","st":"Mantsoe.","category":"events"}""";

    [Theory]
    [InlineData("title", "\"\"", "title")]
    [InlineData("en", "\"  \"", "en")]
    [InlineData("st", "\"\"", "st")]
    [InlineData("en", "\"Dear {name}\"", "en")]
    [InlineData("st", "\"Khotso {\"", "st")]
    [InlineData("en", "\"Your ART refill\"", "en")]
    [InlineData("category", "\"food\"", "category")]
    [InlineData("category", "\"private\"", "category")]
    [InlineData("category", "\"service\"", "category")]
    [InlineData("emergency", "true", "category", "reason")]
    [InlineData("reason", "\"No emergency at all\"", "reason")]
    [InlineData("audience", """{"districts":["LS-Z"]}""", "audience.districts")]
    [InlineData("audience", """{"countries":["za"]}""", "audience.countries")]
    [InlineData("audience", """{"languages":["fr"]}""", "audience.languages")]
    [InlineData("audience", """{"towns":[""]}""", "audience.towns")]
    [InlineData("audience", """{"recipientsOf":1,"districts":["LS-A"]}""", "audience")]
    [InlineData("schedule", "{}", "schedule")]
    [InlineData("schedule", """{"at":"2026-11-20T10:00:00Z"}""", "schedule.at")]
    [InlineData("schedule", """{"at":"2027-11-30T10:00:00Z"}""", "schedule.at")]
    [InlineData("schedule", """{"local":"2026-11-21T11:00:00"}""", "schedule.local")]
    [InlineData("schedule", """{"local":"0001-01-01T00:00:00"}""", "schedule.local")]
    [InlineData("schedule", """{"local":"9999-12-31T23:59:59"}""", "schedule.local")]
    [InlineData("schedule", """{"local":"2026-12-21T11:00:00Z"}""", "schedule.local")]
    [InlineData("worthHours", "0", "worthHours")]
    public async Task What_breaks_a_rule_is_refused_by_the_name_of_its_field(string field, string value, params string[] fields)
    {
        var draft = JsonNode.Parse(Good)!;
        draft[field] = JsonNode.Parse(value);

        var answer = await office.Mpho.PostAsync(Place, draft.ToJsonString());

        answer.Status.ShouldBe(422, answer.Text);
        answer.Fields.ShouldBe(fields, ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"topics":["food"]}""", "audience.topics")]
    [InlineData("""{"usedService":"protection"}""", "audience.usedService")]
    [InlineData("""{"foodCase":true}""", "audience.foodCase")]
    public async Task Nobody_is_chosen_by_the_help_they_asked_for(string audience, string field)
    {
        var draft = JsonNode.Parse(Good)!;
        draft["audience"] = JsonNode.Parse(audience);

        var answer = await office.Mpho.PostAsync(Place, draft.ToJsonString());

        (answer.Status, answer.Type).ShouldBe((400, "request/unreadable"));
        answer.Fields.ShouldBe([field]);
    }

    [Fact]
    public async Task A_text_has_three_parts_at_most_with_the_way_to_stop()
    {
        // Two-way Sesotho has the longest frame: 34 septets.
        var fits = new string('a', 3 * 153 - 34);

        (await CheckAsync(st: fits)).GetProperty("problems").EnumerateObject().ShouldBeEmpty();
        (await CheckAsync(st: fits + "a")).GetProperty("problems").EnumerateObject().Select(p => p.Name).ShouldBe(["st"]);
    }

    [Fact]
    public async Task An_hour_that_summer_time_leaves_out_is_told_and_allowed()
    {
        var report = await CheckAsync(schedule: """{"local":"2027-03-28T01:30:00"}""");

        report.GetProperty("problems").EnumerateObject().ShouldBeEmpty();
        report.GetProperty("warnings")[0].GetString()!.ShouldContain("in GB: there it goes in the hour after");
    }

    [Fact]
    public async Task Words_that_others_might_read_over_a_shoulder_are_asked_about()
    {
        var report = await CheckAsync(en: "Come to the clinic.");

        report.GetProperty("warnings")[0].GetString().ShouldBe("en: others may read it over a shoulder. Are these words needed: clinic?");
    }

    [Fact]
    public async Task A_route_without_a_price_says_so()
    {
        await office.AddPeopleAsync(2, "LS", "LS-K", language: "st");
        await office.AddPeopleAsync(4, "ZA", "LS-K");

        var report = await CheckAsync(audience: """{"districts":["LS-K"]}""");

        report.GetProperty("costs").EnumerateArray().Select(c => $"{c.GetProperty("route")} {c.GetProperty("phones")} {c.GetProperty("cost")}")
            .ShouldBe(["abroad 4 1.00 ZAR", "home 2 not set"]);
    }

    private static async Task<System.Text.Json.JsonElement> ReadAsync(Task<Harness.ApiAnswer> answer)
    {
        var got = await answer;
        got.Status.ShouldBe(200, got.Text);
        return got.Json;
    }

    private async Task<System.Text.Json.JsonElement> CheckAsync(
        string en = "Words.", string st = "Mantsoe.", string? schedule = null, string audience = "{}")
    {
        await office.AddPeopleAsync(1);
        var draft = JsonNode.Parse(Good)!;
        (draft["en"], draft["st"], draft["audience"]) = (en, st, JsonNode.Parse(audience));
        if (schedule is not null) draft["schedule"] = JsonNode.Parse(schedule);
        return await ReadAsync(office.Mpho.PostAsync(Place + "/check", draft.ToJsonString()));
    }
}
