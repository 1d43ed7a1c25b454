using static Diaspora.Gateway.Tests.Features.Announcements.Directorate;

namespace Diaspora.Gateway.Tests.Features.Announcements;

/// <summary>How many phones an audience has is told only where that says nothing about the people in it.</summary>
public sealed class AudienceCountTests : IAsyncLifetime
{
    private readonly Directorate _office = new() { MinimumAudience = "3" };

    public async Task InitializeAsync()
    {
        await _office.InitializeAsync();
        await _office.AddPeopleAsync(3, district: "LS-A");
        await _office.AddPeopleAsync(2, district: "LS-B");
        await _office.AddPeopleAsync(1, district: "LS-B", guarded: true);
    }

    public Task DisposeAsync() => _office.DisposeAsync();

    [Theory]
    [InlineData("LS-B")]
    [InlineData("LS-C")]
    public async Task Of_too_few_phones_only_that_is_told(string district)
    {
        var answer = await CountAsync(district);

        answer.Json.GetProperty("fewerThan").GetInt32().ShouldBe(3);
        answer.Json.GetProperty("count").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var report = await _office.Mpho.PostAsync(
            Place + "/check", new { title = "T", en = "Words.", st = "Mantsoe.", category = "events", audience = new { districts = new[] { district } } });
        report.Json.GetProperty("audience").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        report.Json.GetProperty("costs").GetArrayLength().ShouldBe(0);
        report.Json.GetProperty("problems").GetProperty("audience")[0].GetString()!.ShouldStartWith("Fewer than 3 phones");
    }

    [Fact]
    public async Task Of_enough_phones_the_count_is_told()
    {
        var answer = await CountAsync("LS-A");

        answer.Json.GetProperty("fewerThan").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        answer.Json.GetProperty("count").GetProperty("total").GetInt64().ShouldBe(3);
    }

    private async Task<Harness.ApiAnswer> CountAsync(string district)
    {
        var answer = await _office.Mpho.PostAsync(Place + "/count", new { category = "events", audience = new { districts = new[] { district } } });
        answer.Status.ShouldBe(200, answer.Text);
        return answer;
    }
}
