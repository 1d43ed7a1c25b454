using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.Campaigns;

public sealed class CampaignEndpointsTests : IAsyncLifetime
{
    private readonly CampaignWorld _world = new();

    public CampaignEndpointsTests() => _world.Gateway.ServesStaff = true;

    public Task InitializeAsync() => _world.InitializeAsync();

    public Task DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_campaign_is_written_by_one_approved_by_another_paused_resumed_and_ended()
    {
        await _world.RegisterAsync("+27600000711", "ZA");
        var lineo = await StaffClient.CreateAsync(_world.Gateway, "Lineo", StaffRole.Author, StaffRole.Approver);
        var thabo = await StaffClient.CreateAsync(_world.Gateway, "Thabo", StaffRole.Approver);

        var made = await lineo.PostAsync("/api/campaigns", CampaignWorld.SixDays());
        made.Status.ShouldBe(201, made.Text);
        made.Headers.Location!.ToString().ShouldBe("/api/campaigns/six-days");
        (await lineo.PutAsync("/api/campaigns/six-days", CampaignWorld.SixDays() with { Title = "Other" })).Json.GetProperty("campaign").GetProperty("title").GetString().ShouldBe("Other");
        State(await lineo.PostAsync("/api/campaigns/six-days/submit", new { version = 2 })).ShouldBe("submitted");
        var stale = await thabo.PostAsync("/api/campaigns/six-days/approve", new { version = 1 });
        (stale.Status, stale.Type).ShouldBe((409, "campaign/changed"));
        (await thabo.PostAsync("/api/campaigns/six-days/approve")).Status.ShouldBe(400);
        var own = await lineo.PostAsync("/api/campaigns/six-days/approve", new { version = 2 });
        (own.Status, own.Type).ShouldBe((403, "campaign/own"));
        State(await thabo.PostAsync("/api/campaigns/six-days/return", new { version = 2, note = "Shorter." })).ShouldBe("draft");
        State(await lineo.PostAsync("/api/campaigns/six-days/submit", new { version = 2 })).ShouldBe("submitted");
        State(await thabo.PostAsync("/api/campaigns/six-days/approve", new { version = 2 })).ShouldBe("running");
        var again = await thabo.PostAsync("/api/campaigns/six-days/approve", new { version = 2 });
        (again.Status, again.Type).ShouldBe((409, "campaign/state"));
        State(await lineo.PostAsync("/api/campaigns/six-days/pause")).ShouldBe("paused");
        State(await lineo.PostAsync("/api/campaigns/six-days/resume")).ShouldBe("running");
        State(await lineo.PostAsync("/api/campaigns/six-days/end")).ShouldBe("ended");
    }

    [Fact]
    public async Task What_is_wrong_with_a_campaign_is_told_field_by_field()
    {
        var lineo = await StaffClient.CreateAsync(_world.Gateway, "Lineo", StaffRole.Author);

        var refused = await lineo.PostAsync("/api/campaigns", new { name = "Six", calendar = new { repeat = "daily", from = "25 Nov", until = "x", time = "09:00" } });
        (refused.Status, string.Join(' ', refused.Fields)).ShouldBe((422, "calendar.until"));
        var empty = await lineo.PostAsync("/api/campaigns", "{}");
        (empty.Status, string.Join(' ', empty.Fields)).ShouldBe((422, "calendar"));
        var unknown = await lineo.PostAsync("/api/campaigns", """{"name":"six","list":"survivors"}""");
        unknown.Status.ShouldBe(400);
        (await lineo.GetAsync("/api/campaigns/unknown")).Type.ShouldBe("campaign/not-found");
        (await lineo.GetAsync("/api/campaigns/unknown/upcoming")).Status.ShouldBe(404);
        (await lineo.GetAsync("/api/campaigns/unknown/days")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_list_comes_in_pages()
    {
        var auditor = await StaffClient.CreateAsync(_world.Gateway, "Neo", StaffRole.Auditor);

        var first = (await auditor.GetAsync("/api/campaigns?limit=1")).Json;
        var second = (await auditor.GetAsync($"/api/campaigns?after={first.GetProperty("next").GetInt64()}")).Json;

        Name(first).ShouldBe("16-days");
        Name(second).ShouldBe("festive-season");
        second.GetProperty("next").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        static string? Name(System.Text.Json.JsonElement page) => page.GetProperty("items")[0].GetProperty("campaign").GetProperty("name").GetString();
    }

    [Fact]
    public async Task The_texts_to_come_and_what_became_of_the_others_are_told()
    {
        await _world.RegisterAsync("+27600000711", "ZA");
        await _world.RunAsync(CampaignWorld.SixDays());
        await _world.PassAsync("2026-11-28T12:00Z");
        var auditor = await StaffClient.CreateAsync(_world.Gateway, "Neo", StaffRole.Auditor);

        var upcoming = (await auditor.GetAsync("/api/campaigns/six-days/upcoming")).Json;
        var days = (await auditor.GetAsync("/api/campaigns/six-days/days")).Json;

        upcoming.GetArrayLength().ShouldBe(2);
        upcoming[0].GetProperty("day").GetString().ShouldBe("2026-11-29");
        upcoming[0].GetProperty("arrivals")[1].GetProperty("whyNot").GetString().ShouldBe("sunday");
        upcoming[1].GetProperty("arrivals")[1].GetProperty("local").GetString().ShouldBe("2026-11-30T09:00:00");
        days.GetArrayLength().ShouldBe(4);
        (days[0].GetProperty("day").GetString(), days[0].GetProperty("number").GetInt32()).ShouldBe(("2026-11-28", 4));
        days[0].GetProperty("results").GetProperty("written").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_day_that_a_return_called_off_does_not_vanish_from_the_texts_to_come()
    {
        await _world.RegisterAsync("+27600000711", "ZA");
        await _world.RunAsync(CampaignWorld.SixDays());
        // The text of the 25th waits already.
        await _world.PassAsync("2026-11-24T20:00Z");
        CampaignWorld.Done(await _world.Office.PauseAsync("six-days", CampaignWorld.Lineo, CancellationToken.None));
        CampaignWorld.Done(await _world.Office.ReturnAsync("six-days", 1, "A mistake.", CampaignWorld.Thabo, CancellationToken.None));
        await _world.ApproveAsync("six-days");
        var auditor = await StaffClient.CreateAsync(_world.Gateway, "Neo", StaffRole.Auditor);

        var upcoming = (await auditor.GetAsync("/api/campaigns/six-days/upcoming")).Json;

        upcoming.GetArrayLength().ShouldBe(6);
        upcoming[0].GetProperty("day").GetString().ShouldBe("2026-11-25");
        upcoming[0].GetProperty("arrivals")[0].GetProperty("whyNot").GetString().ShouldBe("stopped");
        upcoming[1].GetProperty("arrivals")[0].GetProperty("local").GetString().ShouldBe("2026-11-26T09:00:00");
    }

    private static string? State(ApiAnswer answer)
    {
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Json.GetProperty("state").GetString();
    }
}
