using static Diaspora.Gateway.Tests.Features.Announcements.Directorate;

namespace Diaspora.Gateway.Tests.Features.Announcements;

/// <summary>Those who were told something may be told more of it without another consent, but not for ever.</summary>
public sealed class FollowUpTests : IAsyncLifetime
{
    private readonly Directorate _office = new();

    public async Task InitializeAsync()
    {
        await _office.InitializeAsync();
        _office.MoveTo("2026-12-02 10:00");
        await _office.AddPeopleAsync(2, topics: "events");
    }

    public Task DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task An_emergency_does_not_open_every_phone_to_texts_that_nobody_agreed_to()
    {
        await _office.AddPeopleAsync(3, topics: "");
        var emergency = await _office.CreateAsync(new
        {
            title = "Border", en = "The bridge is closed.", st = "Borokho bo koetsoe.", category = "service", emergency = true, reason = "Flood at the bridge tonight",
        });
        await DoAsync(_office.Mpho, emergency, "submit", new { version = 1 });
        await DoAsync(_office.Malineo, emergency, "approve", new { version = 1 });
        await DoAsync(_office.Tumelo, emergency, "approve", new { version = 1 });

        var refused = await SubmitAsync(await _office.CreateAsync(FollowUp(await ReleasedAsync(emergency))));

        refused.Status.ShouldBe(422, refused.Text);
        refused.Fields.ShouldBe(["audience"]);
    }

    [Fact]
    public async Task A_follow_up_without_a_topic_goes_within_seven_days()
    {
        var told = await ReleasedAsync(await _office.CreateApprovedAsync(
            new { title = "Homecoming", en = "Homecoming moved.", st = "Homecoming e fetohile.", category = "events" }));

        (await SubmitAsync(await _office.CreateAsync(FollowUp(told, "2026-12-09T10:11:00+02:00")))).Fields.ShouldBe(["audience"]);
        var inTime = await _office.CreateAsync(FollowUp(told, "2026-12-09T10:10:00+02:00"));
        await DoAsync(_office.Mpho, inTime, "submit", new { version = 1 });
        await DoAsync(_office.Malineo, inTime, "approve", new { version = 1 });

        var later = await _office.Malineo.PostAsync($"{Place}/{inTime}/schedule", new { version = 1, schedule = new { at = "2026-12-10T10:00:00+02:00" } });
        later.Fields.ShouldBe(["audience"]);
        (await _office.Mpho.PostAsync(Place + "/check", FollowUp(told, "2026-12-10T10:00:00+02:00"))).Json
            .GetProperty("problems").GetProperty("audience")[0].GetString()!.ShouldContain("7 days");
    }

    [Fact]
    public async Task There_is_no_follow_up_to_nothing() =>
        (await SubmitAsync(await _office.CreateAsync(FollowUp(987654)))).Fields.ShouldBe(["audience"]);

    [Fact]
    public async Task A_follow_up_by_another_topic_is_refused()
    {
        var told = await ReleasedAsync(await _office.CreateApprovedAsync(
            new { title = "Homecoming", en = "Homecoming moved.", st = "Homecoming e fetohile.", category = "events" }));

        (await SubmitAsync(await _office.CreateAsync(
            new { title = "More", en = "More of it.", st = "Tse ling.", category = "money", audience = new { recipientsOf = told } })))
            .Fields.ShouldBe(["audience"]);
        (await SubmitAsync(await _office.CreateAsync(
            new { title = "More", en = "More of it.", st = "Tse ling.", category = "events", audience = new { recipientsOf = told } })))
            .Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_recipients_of_a_campaign_are_not_those_of_an_announcement()
    {
        var told = await ReleasedAsync(await _office.CreateApprovedAsync(
            new { title = "Homecoming", en = "Homecoming moved.", st = "Homecoming e fetohile.", category = "events" }));
        await _office.ExecuteAsync("update messaging.broadcasts set kind = 'campaign' where id = @told", new { told });

        (await SubmitAsync(await _office.CreateAsync(FollowUp(told)))).Fields.ShouldBe(["audience"]);
    }

    private static object FollowUp(long broadcast, string? at = null) => new
    {
        title = "More", en = "More of it.", st = "Tse ling.", category = "service", audience = new { recipientsOf = broadcast },
        schedule = at is null ? null : new { at },
    };

    private Task<Harness.ApiAnswer> SubmitAsync(long id) => _office.Mpho.PostAsync($"{Place}/{id}/submit", new { version = 1 });

    private async Task<long> ReleasedAsync(long id)
    {
        _office.MoveTo("2026-12-02 10:10");
        await _office.ReleaseAsync();
        return (await _office.Mpho.GetAsync($"{Place}/{id}")).Json.GetProperty("broadcastId").GetInt64();
    }
}
