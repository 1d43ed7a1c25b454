using AngleSharp.Html.Dom;
using Diaspora.Gateway.Features.Announcements;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Features.Announcements;

/// <summary>J21 at the console, without a script: two people, and a third who saves at the same time.</summary>
public sealed class AnnouncementPagesTests : IAsyncLifetime
{
    private const string Wrong = "Homecoming moved to 21-22 Dec, Thaba-Bosiu. Details: {code} 3.";
    private const string Right = "Homecoming moved to 20-21 Dec, Thaba-Bosiu. Details: {code} 3.";
    private readonly Directorate _office = new() { MinimumAudience = "50" };
    private ConsoleVisitor _mpho = null!;
    private ConsoleVisitor _malineo = null!;

    public async Task InitializeAsync()
    {
        await _office.InitializeAsync();
        // A Wednesday.
        _office.MoveTo("2026-12-02 14:00");
        _mpho = await ConsoleVisitor.SignInAsync(_office.Gateway, "Mpho Thamae", "author", "approver");
        _malineo = await ConsoleVisitor.SignInAsync(_office.Gateway, "'Malineo Sello", "approver");
    }

    public Task DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task The_homecoming_is_made_plain_returned_corrected_approved_taken_back_and_sent_to_everybody_once()
    {
        var stopped = await _office.AddPeopleAsync(60, "ZA", "LS-E");
        await _office.StopAsync(stopped[0]);
        await _office.AddPeopleAsync(2, "ZA", "LS-G", guarded: true);

        // Pasted with a curly apostrophe and š: dear, until one button writes it in plain letters.
        var page = await _mpho.SubmitManyAsync(await _mpho.GetAsync("/console/announcements/new"), "save",
        [
            ("Posted.Title", "Homecoming"), ("Posted.En", Wrong), ("Posted.St", "Lits’ebeletso: Homecoming e isitsoe ho 21-22 Tšitoe. {code} 3."),
            ("Posted.Category", "events"), ("Posted.Countries", "ZA"), ("Posted.Districts", "LS-E"), ("Posted.Districts", "LS-G"),
            ("Posted.When", "local"), ("Posted.Day", "2026-12-04"), ("Posted.Time", "12:00"), ("Posted.Act", "look"),
        ]);
        page.Text.ShouldContain("2 parts and 70-letter pieces");
        page.Text.ShouldContain("Lits’ebeletso: → Lits'ebeletso:");
        page.Text.ShouldContain("59 people, 1 opted out or unreachable not counted, 2 under 18 not counted");
        page.Text.ShouldContain("14.75 ZAR");
        page.Text.ShouldContain("Basotho Line: " + Wrong.Replace("{code}", "*384*266#", StringComparison.Ordinal) + " Stop: reply STOP.");
        page = await _mpho.SubmitAsync(page, "save", new() { ["Posted.Act"] = "plain" });
        page.Text.ShouldNotContain("70-letter");
        Typed(page, "Posted.St").ShouldBe("Lits'ebeletso: Homecoming e isitsoe ho 21-22 Ts'itoe. {code} 3.");
        page = await _mpho.SubmitAsync(page, "save", new() { ["Posted.Act"] = "save" });
        page.Path.ShouldMatch("^/console/announcements/[0-9]+$", page.Text);
        page.Text.ShouldContain("Version 1 is kept.");
        var place = page.Path;

        // Who wrote it cannot approve it, whatever they may do with others' words, and not by a forged button either.
        page = await ActAsync(_mpho, place, "submit");
        page.Text.ShouldContain("You wrote some of it: another person approves it.");
        page.Document.QuerySelector("button[value=approve]").ShouldBeNull();
        var forged = await _mpho.SubmitAsync(page, "act", new() { ["Act.What"] = "approve" });
        (forged.Status, forged.Text.Contains("not by you", StringComparison.Ordinal)).ShouldBe((422, true));

        // It waits for the other one, who returns it with a note.
        (await _malineo.GetAsync("/console")).Text.ShouldContain("1 announcements wait for your approval");
        (await _mpho.GetAsync("/console")).Text.ShouldNotContain("wait for your approval");
        (await _malineo.GetAsync("/console/announcements?state=submitted")).Text.ShouldContain("Homecoming waits for approval Events South Africa; from Mafeteng, from Quthing");
        (await _malineo.GetAsync("/console/announcements?state=draft")).Text.ShouldContain("There are none.");
        page = await _malineo.GetAsync(place);
        page.Text.ShouldContain("Fri 4 Dec 2026 12:00");
        await _malineo.SubmitAsync(page, "return", new() { ["Return.Note"] = "Date wrong: 20-21" });
        (await _mpho.GetAsync("/console")).Text.ShouldContain("1 announcements came back to you");

        // The correction is version 2; who had read version 1 can neither save over it nor lose what they typed.
        var lineo = await ConsoleVisitor.SignInAsync(_office.Gateway, "Lineo Mokoena", "author");
        var late = await lineo.GetAsync(place + "/edit");
        page = await _mpho.GetAsync(place + "/edit");
        page.Text.ShouldContain("'Malineo Sello returned it: Date wrong: 20-21");
        page = await _mpho.SubmitAsync(
            page, "save", new() { ["Posted.En"] = Right, ["Posted.St"] = "Homecoming e isitsoe ho 20-21 Ts'itoe. {code} 3.", ["Posted.Act"] = "save" });
        page.Text.ShouldContain("Version 2 is kept.");
        late = await lineo.SubmitAsync(late, "save", new() { ["Posted.En"] = "Another wording.", ["Posted.Act"] = "save" });
        late.Status.ShouldBe(422);
        late.Text.ShouldContain("It was changed meanwhile by Mpho Thamae and is version 2 now.");
        late.Text.ShouldContain(Right);
        Typed(late, "Posted.En").ShouldBe("Another wording.");

        // Approved for Friday noon as version 2, taken back in time, and sent at once as version 3.
        await ActAsync(_mpho, place, "submit");
        page = await ActAsync(_malineo, place, "approve");
        page.Text.ShouldContain("10 minutes left");
        page = await ActAsync(_mpho, place, "undo");
        page.Text.ShouldContain("It is a draft again");
        page = await _mpho.SubmitAsync(page, "schedule", new() { ["Plan.When"] = "soon" });
        page.Text.ShouldContain("The time is set.");
        await ActAsync(_mpho, place, "submit");
        await ActAsync(_malineo, place, "approve");
        _office.Time.Advance(TimeSpan.FromMinutes(11));
        await _office.ReleaseAsync();
        page = await _malineo.GetAsync(place);
        page.Document.QuerySelector("[data-count=waiting]")!.TextContent.ShouldBe("59");

        await ProgressIsToldUntilAllHasLeftAsync(place);

        _office.Provider.Sent.Select(sms => sms.To).Distinct().Count().ShouldBe(59);
        _office.Provider.Sent.Count.ShouldBe(59);
        page = await _mpho.GetAsync(place);
        page.Text.ShouldContain("59 sent");
        page.Text.ShouldContain("By route");
        page.Document.QuerySelectorAll("svg").Length.ShouldBeGreaterThan(0);
        page.Text.ShouldContain("Versions");
        var api = await _office.Mpho.GetAsync(place.Replace("/console", "/api", StringComparison.Ordinal) + "/versions");
        api.Json.EnumerateArray().Select(v => (v.GetProperty("version").GetInt32(), v.GetProperty("writtenBy").GetString(), v.GetProperty("en").GetString()))
            .ShouldBe([(3, "Mpho Thamae", Right), (2, "Mpho Thamae", Right), (1, "Mpho Thamae", Wrong)]);
        var course = (await _office.Mpho.GetAsync(place.Replace("/console", "/api", StringComparison.Ordinal) + "/results/over-time")).Json.GetProperty("points");
        course.EnumerateArray().Sum(p => p.GetProperty("sent").GetInt64()).ShouldBe(59);
    }

    [Fact]
    public async Task Too_few_people_are_not_counted_out_and_what_breaks_a_rule_comes_back_as_it_was_typed()
    {
        await _office.AddPeopleAsync(7, "ZA", "LS-G");

        var page = await _mpho.SubmitManyAsync(await _mpho.GetAsync("/console/announcements/new"), "save",
        [
            ("Posted.Title", "Health day"), ("Posted.En", "Free HIV tests {name}"), ("Posted.Category", "events"), ("Posted.Districts", "LS-G"), ("Posted.Towns", "Ha-Mokati"),
            ("Posted.When", "local"), ("Posted.Day", "4 December"), ("Posted.Time", "12:00"), ("Posted.WorthHours", "soon"), ("Posted.Act", "save"),
        ]);

        page.Status.ShouldBe(422);
        page.Text.ShouldContain("Fewer than 50 people");
        page.Text.ShouldNotContain("7 people");
        page.Text.ShouldContain("It must be a whole number.");
        page.Text.ShouldContain("Choose the day, such as 2026-12-04.");
        Typed(page, "Posted.En").ShouldBe("Free HIV tests {name}");
        Typed(page, "Posted.Towns").ShouldBe("Ha-Mokati");
        page.Document.QuerySelector("input[name='Posted.Day']")!.GetAttribute("value").ShouldBe("4 December");
        page.Document.QuerySelector("input[name='Posted.Districts'][value='LS-G']")!.HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public async Task Test_phones_are_confirmed_by_a_second_person_and_try_the_words_out()
    {
        const string Phones = "/console/announcements/test-phones";
        SuiteLog.Use("+27600000901");
        var page = await _mpho.SubmitAsync(
            await _mpho.GetAsync(Phones), "add", new() { ["Posted.Holder"] = "Desk phone", ["Posted.Number"] = "+27 60 000 0901" });
        page.Text.ShouldContain("another person confirms it");
        page = await _malineo.GetAsync(Phones);
        var confirm = page.Forms.Single(form => form.StartsWith("confirm-", StringComparison.Ordinal));
        var number = "Number" + confirm["confirm-".Length..];
        (await _malineo.SubmitAsync(page, confirm, new() { [number] = "+27600000902" })).Text.ShouldContain("It is not the number that was entered.");
        (await _malineo.SubmitAsync(page, confirm, new() { [number] = "+27600000901" })).Text.ShouldContain("It is confirmed.");

        var id = await _office.CreateAsync(new { title = "Homecoming", en = Right, st = Right, category = "events" });
        page = await _mpho.SubmitAsync(await _mpho.GetAsync($"/console/announcements/{id}"), "try");
        page.Text.ShouldContain("It is on its way to 1 test phones.");
        await _office.DispatchAsync();
        _office.Provider.Sent.ShouldHaveSingleItem().Text.ShouldContain("Homecoming moved to 20-21 Dec");
    }

    // Server-sent events, as the page reads them: one at once, one when all has left, and then the stream ends by itself.
    private async Task ProgressIsToldUntilAllHasLeftAsync(string place)
    {
        var id = long.Parse(place[(place.LastIndexOf('/') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        var told = new List<AnnouncementProgress>();
        await foreach (var progress in _office.Gateway.Services.GetRequiredService<AnnouncementWatch>().FollowAsync(id, CancellationToken.None))
        {
            told.Add(progress);
            if (told.Count == 1) await _office.DispatchAsync();
        }

        told.Select(p => (p.State, p.Done, p.Messages!.Waiting, p.Messages.Sent)).ShouldBe([("released", false, 59, 0), ("released", true, 0, 59)]);

        var stream = await _malineo.GetAsync(place + "/progress");
        stream.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        stream.Document.Body!.TextContent.ShouldContain("event: progress");
        stream.Document.Body.TextContent.ShouldContain("\"done\":true");
    }

    private static async Task<ConsoleAnswer> ActAsync(ConsoleVisitor who, string place, string act)
    {
        var page = await who.SubmitAsync(await who.GetAsync(place), "act", new() { ["Act.What"] = act });
        page.Status.ShouldBe(200, page.Text);
        return page;
    }

    private static string Typed(ConsoleAnswer page, string name) =>
        page.Document.QuerySelector($"textarea[name='{name}']").ShouldBeAssignableTo<IHtmlTextAreaElement>()!.Value;
}
