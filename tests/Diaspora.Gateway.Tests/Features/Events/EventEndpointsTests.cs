using System.Text.Json;
using System.Text.Json.Nodes;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.Events;

/// <summary>Events as staff keep them through the API.</summary>
public sealed class EventEndpointsTests : IAsyncLifetime
{
    private readonly StaffGateway _gateway = new();
    private StaffClient _author = null!;

    public async Task InitializeAsync()
    {
        await _gateway.InitializeAsync();
        _author = await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Author);
    }

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task An_event_is_added_read_changed_and_cancelled_and_the_audit_knows_by_whom()
    {
        var added = await _author.PostAsync("/api/events", Fair());
        var path = added.Headers.Location!.ToString();
        var read = (await _author.GetAsync(path)).Json;
        var version = read.GetProperty("version").GetInt64();

        var changed = await _author.PutAsync(path, Fair(("place", "Pitso Ground"), ("version", version), ("publish", true)));
        var again = (await _author.GetAsync(path)).Json;
        var cancelled = await _author.PostAsync(path + "/cancel");

        added.Status.ShouldBe(201);
        path.ShouldBe($"/api/events/{added.Json.GetProperty("id").GetInt64()}");
        read.GetProperty("state").GetString().ShouldBe("draft");
        changed.Json.GetProperty("told").GetInt32().ShouldBe(0);
        again.GetProperty("place").GetString().ShouldBe("Pitso Ground");
        again.GetProperty("state").GetString().ShouldBe("published");
        again.GetProperty("revision").GetInt32().ShouldBe(1);
        cancelled.Status.ShouldBe(200);
        (await _author.PostAsync(path + "/cancel")).Type.ShouldBe("event/cancelled");
        (await _author.PutAsync(path, Fair(("version", version)))).Type.ShouldBe("event/cancelled");
        var auditor = await StaffClient.CreateAsync(_gateway, "Mpho", StaffRole.Auditor);
        var audit = (await auditor.GetAsync("/api/audit?actor=Lineo&subject=" + path["/api/events/".Length..].Insert(0, "event/"))).Json;
        audit.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("action").GetString())
            .ShouldBe(["event.cancelled", "event.changed", "event.added"]);
    }

    [Fact]
    public async Task A_change_made_meanwhile_by_somebody_else_is_not_overwritten()
    {
        var path = (await _author.PostAsync("/api/events", Fair())).Headers.Location!.ToString();
        var version = (await _author.GetAsync(path)).Json.GetProperty("version").GetInt64();
        (await _author.PutAsync(path, Fair(("titleEn", "Big fair"), ("version", version)))).Status.ShouldBe(200);

        var stale = await _author.PutAsync(path, Fair(("titleEn", "Small fair"), ("version", version)));

        stale.Status.ShouldBe(409);
        stale.Type.ShouldBe("event/stale");
        (await _author.GetAsync(path)).Json.GetProperty("titleEn").GetString().ShouldBe("Big fair");
    }

    [Theory]
    [InlineData("titleEn", "A title that no list row can hold", 422)]
    [InlineData("titleSt", "", 422)]
    [InlineData("place", "北京", 422)]
    [InlineData("titleEn", "HIV testing day", 422)]
    [InlineData("titleSt", "Lefuba", 422)]
    [InlineData("place", "ART corner", 422)]
    [InlineData("summaryEn", "Talk on abuse.", 422)]
    [InlineData("summarySt", "Puo ka tlhekefetso.", 422)]
    [InlineData("district", "ZA-FS", 422)]
    [InlineData("endsOn", "2026-12-18", 422)]
    [InlineData("endsOn", "9999-12-31", 422)]
    [InlineData("startsOn", "2024-12-19", 422)]
    [InlineData("place", "Hall\0", 400)]
    [InlineData("startsAt", "nine", 422)]
    [InlineData("startsAt", "25:00", 422)]
    [InlineData("capacity", -1, 422)]
    [InlineData("startsOn", "2027-02-29", 400)]
    [InlineData("capacity", "many", 400)]
    public async Task What_fits_no_phone_or_no_calendar_is_refused_with_its_field(string field, object value, int status)
    {
        var answer = await _author.PostAsync("/api/events", Fair((field, value)));

        answer.Status.ShouldBe(status, answer.Text);
        answer.Fields.ShouldBe([field]);
        (await _author.GetAsync("/api/events?limit=200")).Text.ShouldNotContain("Careers fair");
    }

    [Fact]
    public async Task Lists_come_in_pages_and_an_event_that_there_is_not_is_not_found()
    {
        for (var i = 0; i < 3; i++) (await _author.PostAsync("/api/events", Fair())).Status.ShouldBe(201);

        var all = Ids((await _author.GetAsync("/api/events")).Json).ToList();
        var pages = new List<long>();
        for (long? after = 0; after is not null;)
        {
            var page = (await _author.GetAsync($"/api/events?limit=2&after={after}")).Json;
            pages.AddRange(Ids(page));
            after = page.GetProperty("next").ValueKind == JsonValueKind.Null ? null : page.GetProperty("next").GetInt64();
        }

        pages.ShouldBe(all);
        all.Count.ShouldBeGreaterThanOrEqualTo(3);
        (await _author.GetAsync("/api/events/987654")).Type.ShouldBe("event/not-found");
        (await _author.PutAsync("/api/events/987654", Fair(("version", 1)))).Type.ShouldBe("event/not-found");
        (await _author.PostAsync("/api/events/987654/cancel")).Type.ShouldBe("event/not-found");
    }

    private static IEnumerable<long> Ids(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("id").GetInt64());

    private static JsonObject Fair(params (string Field, object Value)[] changes)
    {
        var body = new JsonObject
        {
            ["titleEn"] = "Careers fair", ["titleSt"] = "Letsatsi mosebetsi", ["place"] = "Maseru Hall", ["district"] = "LS-A",
            ["startsOn"] = "2026-12-19", ["startsAt"] = "09:00", ["summaryEn"] = "Free. Talks.", ["summarySt"] = "Mahala. Lipuo.",
        };
        foreach (var (field, value) in changes) body[field] = JsonSerializer.SerializeToNode(value);
        return body;
    }
}
