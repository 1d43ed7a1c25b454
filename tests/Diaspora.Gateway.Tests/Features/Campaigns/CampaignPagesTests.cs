using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.Campaigns;

/// <summary>Campaigns and the calendar at the console: two people, a public holiday, and two who save at the same time.</summary>
public sealed class CampaignPagesTests : IAsyncLifetime
{
    private const string Place = "/console/campaigns/festive";
    private readonly CampaignWorld _world = new();
    private ConsoleVisitor _lineo = null!;
    private ConsoleVisitor _thabo = null!;

    public async Task InitializeAsync()
    {
        await _world.InitializeAsync();
        await _world.RegisterAsync("+27600000791", "ZA");
        _lineo = await ConsoleVisitor.SignInAsync(_world.Gateway, "Lineo Mokoena", StaffRole.Author);
        _thabo = await ConsoleVisitor.SignInAsync(_world.Gateway, "Thabo Nkosi", StaffRole.Approver);
    }

    public Task DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_campaign_is_written_approved_by_another_and_stands_in_the_calendar_with_what_a_holiday_leaves_out()
    {
        // What is wrong is told below its field, and what was typed stays.
        var fields = new List<(string, string?)>
        {
            ("Posted.Name", "festive"), ("Posted.Title", "Festive greetings"), ("Posted.Category", "news"), ("Posted.Repeat", "daily"), ("Posted.Time", "10:00"),
            ("Posted.From", "2026-12-15"), ("Posted.Until", "2026-12-17"), ("Posted.En[0]", "Travel safely."), ("Posted.St[0]", "Tsamaea ka polokeho."),
            ("Posted.Act", "save"),
        };
        var page = await _lineo.SubmitManyAsync(await _lineo.GetAsync("/console/campaigns/new"), "save", [.. fields.Select(f => f.Item1 == "Posted.Until" ? (f.Item1, "the 17th") : f)]);
        page.Status.ShouldBe(422);
        page.Text.ShouldContain("'the 17th' is no day");
        page.Document.QuerySelector("input[name='Posted.Until']")!.GetAttribute("value").ShouldBe("the 17th");
        page = await _lineo.SubmitAsync(page, "save", new() { ["Posted.Until"] = "2026-12-17", ["Posted.Act"] = "look" });
        page.Text.ShouldContain("South Africa: left out: public holiday");
        page = await _lineo.SubmitAsync(page, "save", new() { ["Posted.Act"] = "save" });
        page.Path.ShouldBe(Place, page.Text);

        // Two who save: the second is told by whom it was changed, and keeps the words.
        var neo = await ConsoleVisitor.SignInAsync(_world.Gateway, "Neo Tau", StaffRole.Author);
        var late = await neo.GetAsync(Place + "/edit");
        page = await _lineo.SubmitAsync(await _lineo.GetAsync(Place + "/edit"), "save", new() { ["Posted.Title"] = "Festive season", ["Posted.Act"] = "save" });
        page.Text.ShouldContain("Version 2 is kept.");
        late = await neo.SubmitAsync(late, "save", new() { ["Posted.En[0]"] = "Safe travels.", ["Posted.Act"] = "save" });
        late.Status.ShouldBe(422);
        late.Text.ShouldContain("It was changed meanwhile by Lineo Mokoena and is version 2 now.");
        late.Document.QuerySelector("textarea[name='Posted.En[0]']")!.TextContent.ShouldContain("Safe travels.");

        page = await _lineo.SubmitAsync(await _lineo.GetAsync(Place), "act", new() { ["Act.What"] = "submit" });
        page.Text.ShouldContain("another person approves it");
        (await _thabo.GetAsync("/console")).Text.ShouldContain("1 campaigns wait for your approval");
        page = await _thabo.SubmitAsync(await _thabo.GetAsync(Place), "act", new() { ["Act.What"] = "approve" });
        page.Text.ShouldContain("It runs from the next of its times on.");
        page.Document.QuerySelector("button[value=pause]").ShouldNotBeNull();
        (await _thabo.GetAsync("/console/campaigns")).Text.ShouldContain("Festive season");

        var calendar = await _thabo.GetAsync("/console/calendar?month=2026-12&day=2026-12-16&country=ZA");
        calendar.Text.ShouldContain("16 December is a public holiday in South Africa (Day of Reconciliation): news wait.");
        calendar.Text.ShouldContain("News go out again on Thu 17 Dec 2026, from 08:00 to 20:00.");
        calendar.Text.ShouldContain("10:00 Festive season not to South Africa: public holiday");
        calendar.Text.ShouldContain("Public holiday in South Africa: Day of Reconciliation");
        calendar.Document.QuerySelectorAll("table.calendar a[href='/console/campaigns/festive']").Length.ShouldBe(3);
        (await _thabo.GetAsync("/console/calendar?month=2026-12&day=2026-12-15&country=ZA")).Text.ShouldContain("News may arrive from 08:00 to 20:00.");
        (await _thabo.GetAsync("/console/calendar?month=2026-10&day=2026-10-04&country=LS")).Text.ShouldContain("4 October is a public holiday in Lesotho (Independence Day): news wait.");
        (await _thabo.GetAsync("/console/calendar?month=nonsense&day=yesterday&country=ZA")).Status.ShouldBe(422);
        var api = await StaffClient.CreateAsync(_world.Gateway, "Thabo Nkosi", StaffRole.Approver);
        var why = (await api.GetAsync("/api/calendar/why?day=2026-12-16&country=ZA")).Json;
        why.GetProperty("rules").GetProperty("whyNoNews").GetString().ShouldBe("public-holiday");
        why.GetProperty("planned").GetArrayLength().ShouldBe(1);
        (await api.GetAsync("/api/calendar?from=2026-12-01&to=2027-12-01")).Status.ShouldBe(422);
    }
}
