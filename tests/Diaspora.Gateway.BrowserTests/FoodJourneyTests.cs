using System.Text.RegularExpressions;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Diaspora.Gateway.BrowserTests;

/// <summary>Food assistance from the request to the sack, as officers and the person see it.</summary>
public sealed partial class FoodJourneyTests(GatewayBrowser browser) : IClassFixture<GatewayBrowser>
{
    [Fact]
    public async Task Two_leads_select_the_phone_shows_it_and_of_two_clerks_at_once_one_hands_out()
    {
        const string Number = "+26650000110";
        var reference = await browser.Gateway.ApplyAsync(Number, "Moleboheng Letsie");
        await using var simulator = await browser.OpenAsync("/simulator");
        var phone = await simulator.HoldPhoneAsync(Number);

        await using var worker = await browser.SignInAsync("Thato Worker", ["social-worker:LS-G"], $"/console/cases?number={reference}");
        foreach (var (step, status) in new[]
        {
            ("checking/to-visit", "Being checked"), ("district-team/checked", "With district team"), ("preliminary/team-agrees", "On preliminary list"),
        })
        {
            await worker.Page.SendAsync("step", "Take the step", ("Step.ReasonCode", step));
            await Expect(worker.Page.Locator(".badge").First).ToContainTextAsync(status);
        }

        await Expect(worker.Page.Form("propose")).ToHaveCountAsync(0);
        await using var lead = await browser.SignInAsync("Nthati Lead", ["district-lead:LS-G"], $"/console/cases?number={reference}");
        await lead.Page.SendAsync("propose", "Propose", ("Propose.ReasonCode", "selected/on-list"), ("Propose.Sop", "2020-11"));
        await lead.Page.ShowsAsync("Proposed: Selected");
        await Expect(lead.Page.Form("confirm")).ToHaveCountAsync(0);
        await phone.DialAsync($"*384*266*4*4*{reference}#", "Enter PIN:", (PhonePeople.Pin, "On the preliminary list."));

        await using var other = await browser.SignInAsync("Pule Lead", ["district-lead:LS-G"], $"/console/cases?number={reference}");
        await other.Page.GiveReasonAsync("to confirm the selection");
        await other.Page.ShowsAsync("Moleboheng Letsie");
        await other.Page.SendAsync("confirm", "Confirm");
        await other.Page.SaysAsync("Confirmed. The phone shows it at once.");
        await phone.DialAsync($"*384*266*4*4*{reference}#", "Enter PIN:", (PhonePeople.Pin, "You are selected."));

        await lead.Page.GotoAsync("/console/rounds/points");
        await lead.Page.SendAsync("add", "Add it", ("Posted.District", "LS-G"), ("Posted.Name", "Mt. Moorosi school"));
        await lead.Page.SaysAsync("is point number");
        var point = Digits().Match(await lead.Page.GetByRole(AriaRole.Status).InnerTextAsync()).Value;
        await lead.Page.GotoAsync("/console/rounds/new");
        await lead.Page.SendAsync("plan", "Plan it", ("Posted.Point", point), ("Posted.Day", "2026-11-24"), ("Posted.Window", "09:00-13:00"));
        await lead.Page.SaysAsync("is planned for 1 household");
        var round = lead.Page.Url.Split('/')[^1];
        await phone.DialAsync(
            $"*384*266*4*4*{reference}#", "Enter PIN:", (PhonePeople.Pin, "Collect Tue 24 Nov 09:00-13:00"), ("2", "Name and surname"), ("Teboho Mokone", "Year"),
            ("1999", "this code:"));
        var code = Code().Match(await phone.Screen().InnerTextAsync()).Value;

        browser.Gateway.Time.MoveTo(new DateTimeOffset(2026, 11, 24, 10, 42, 0, TimeSpan.FromHours(2)));
        await using var first = await browser.SignInAsync("Thabo Clerk", [$"distribution-clerk:{point}"], "/console/collect");
        await using var second = await browser.SignInAsync("Mosa Clerk", [$"distribution-clerk:{point}"], $"/console/collect/{round}", width: 390);
        await first.Page.GetByRole(AriaRole.Link, new() { Name = "Hand out" }).ClickAsync();
        foreach (var clerk in new[] { first, second })
        {
            await clerk.Page.SendAsync("look", "Look", ("Posted.Reference", reference), ("Posted.Code", code));
            await clerk.Page.ShowsAsync("Collect for Moleboheng by T. Mokone");
        }

        const string One = "T. Mokone collected for Moleboheng at 10:42.";
        const string Late = "Already collected 10:42.";
        var read = await Task.WhenAll(new[] { first, second }.Select(async clerk =>
        {
            await clerk.Page.SendAsync("confirm", "Yes, handed out");
            var answer = clerk.Page.GetByText(One).Or(clerk.Page.GetByText(Late)).First;
            await Expect(answer).ToBeVisibleAsync();
            return await answer.InnerTextAsync();
        }));

        read.Count(text => text.Contains(One, StringComparison.Ordinal)).ShouldBe(1);
        read.Count(text => text.Contains(Late, StringComparison.Ordinal)).ShouldBe(1);
        await browser.Gateway.DispatchAsync();
        await Expect(phone.Locator("#messages")).ToContainTextAsync("closed for this round. Not you?");
        foreach (var watched in new[] { simulator, worker, lead, other, first, second }) watched.ShouldHaveNoComplaint();
    }

    [Fact]
    public async Task A_social_worker_takes_in_a_request_of_somebody_without_a_phone_who_later_links_one()
    {
        foreach (var secret in new[] { "Ntate Mosito", "Mosa Tau" }) SuiteLog.Use(secret);
        await using var worker = await browser.SignInAsync("Malerato Worker", ["social-worker:LS-G"], "/console/cases/new", width: 800);
        await worker.Page.ShowsAsync("Ho etsa kopo re boloka likarabo");
        await worker.Page.SendAsync(
            "enter", "Take it in, then hand the tablet over", ("Posted.Agreed", "true"), ("Posted.Witness", "Mosa Tau"), ("Posted.District", "LS-G"),
            ("Posted.Village", "Ha Slip"), ("Posted.Name", "Ntate Mosito"), ("Posted.Year", "1950"), ("Posted.People", "3"), ("Posted.Contact", "none"));
        await worker.Page.ShowsAsync("Khetha PIN");
        await worker.Page.Form("pin").Locator("[name='Posted.Pin']").FillAsync(PhonePeople.Pin);
        await worker.Page.Form("pin").Locator("[name='Posted.Again']").FillAsync(PhonePeople.Pin);
        await worker.Page.Keyboard.PressAsync("Enter");
        await Expect(worker.Page).ToHaveURLAsync(new Regex("/slip$"));
        var reference = (await worker.Page.Locator(".kpi strong").First.InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);

        await using var simulator = await browser.OpenAsync("/simulator");
        var phone = await simulator.HoldPhoneAsync("+26650000124");
        await phone.DialAsync($"*384*266*4*4*{reference}#", "Enter PIN:", (PhonePeople.Pin, "Received."), ("1", "to this phone by SMS?"), ("1", "now comes to this phone"));

        foreach (var watched in new[] { worker, simulator }) watched.ShouldHaveNoComplaint();
    }

    [GeneratedRegex(@"\d{3} \d{3}")]
    private static partial Regex Code();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
