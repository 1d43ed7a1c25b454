using System.Text.RegularExpressions;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Features.Feedback;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Diaspora.Gateway.BrowserTests;

/// <summary>The main job of each role, from the sign-in to what a phone shows of it.</summary>
public sealed class StaffJourneyTests(GatewayBrowser browser) : IClassFixture<GatewayBrowser>
{
    [Fact]
    public async Task A_price_is_proposed_and_approved_and_phones_tell_it()
    {
        await using var simulator = await browser.OpenAsync("/simulator");
        var phone = await simulator.HoldPhoneAsync("+27600000811");
        await phone.DialAsync("*384*266*2*2*1*1*1*1000#", "fee R81.50, pay R1081.50 (Oct 2022)");
        await using var author = await browser.SignInAsync("Lineo Price", [StaffRole.Author], "/console/prices");

        await author.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "R1000 – R1999.99" }).First.GetByRole(AriaRole.Link).First.ClickAsync();
        await author.Page.SendAsync(
            "propose", "Propose", ("Form.FixedCents", "84.00"), ("Form.Source", "Counter in Welkom"), ("Form.CheckedOn", "2026-11-20"),
            ("Form.Reason", "New list"));
        await author.Page.ShowsAsync("You proposed it: another person decides.");
        await Expect(author.Page.Form("approve")).ToHaveCountAsync(0);
        await using var approver = await browser.SignInAsync("Mpho Price", [StaffRole.Approver], new Uri(author.Page.Url).AbsolutePath);
        await approver.Page.SendAsync("approve", "Approve and show it on phones");
        await Expect(approver.Page).ToHaveURLAsync(new Regex("/console/prices$"));
        await approver.Page.ShowsAsync("R84.00");

        await phone.DialAsync("*384*266*2*1*1*1*1000#", "fee R84.00, pay R1084.00 (Nov 2026)");
        foreach (var watched in new[] { simulator, author, approver }) watched.ShouldHaveNoComplaint();
    }

    [Fact]
    public async Task A_question_is_opened_for_a_reason_and_its_answer_comes_as_a_text()
    {
        await using var simulator = await browser.OpenAsync("/simulator");
        var phone = await simulator.HoldPhoneAsync("+27600000812");
        await phone.DialAsync(
            "*384*266*2*2*4*1#", "(1/3)", ("1", "(2/3)"), ("1", "(3/3)"), ("1", "Ask a question"), ("3", "Type your question"),
            ("Is the fee the same in Durban?", "We answer by SMS."));
        await using var author = await browser.SignInAsync("Lineo Question", [StaffRole.Author], "/console/questions");

        await author.Page.Locator("tbody a").First.ClickAsync();
        await Expect(author.Page.Form("reason")).ToBeVisibleAsync();
        await Expect(author.Page.GetByText("Is the fee the same in Durban?")).ToHaveCountAsync(0);
        await author.Page.GiveReasonAsync("to answer it");
        await author.Page.ShowsAsync("Is the fee the same in Durban?");
        await author.Page.SendAsync("answer", "Look at the SMS", ("Posted.Answer", "Yes, it is."));
        await author.Page.ShowsAsync("SMS parts: 1.");
        await author.Page.SendAsync("answer", "Send it");
        await author.Page.SaysAsync("The answer leaves by SMS.");

        await browser.Gateway.DispatchAsync();
        await Expect(phone.Locator("#messages")).ToContainTextAsync("Yes, it is.");
        foreach (var watched in new[] { simulator, author }) watched.ShouldHaveNoComplaint();
    }

    [Fact]
    public async Task A_new_event_is_on_the_list_of_phones()
    {
        await using var author = await browser.SignInAsync("Lineo Event", [StaffRole.Author], "/console/events/new");
        await author.Page.SendAsync(
            "save", "Save", ("Form.TitleEn", "Stokvel fair"), ("Form.TitleSt", "Fera ea setokofele"), ("Form.Place", "Maseru"), ("Form.District", "LS-A"),
            ("Form.StartsOn", "2026-11-24"), ("Form.StartsAt", "10:00"), ("Form.Capacity", "40"), ("Form.SummaryEn", "Free."),
            ("Form.SummarySt", "Ke mahala."), ("Form.Publish", "true"));
        await author.Page.SaysAsync("The event is added.");

        await using var simulator = await browser.OpenAsync("/simulator");
        var phone = await simulator.HoldPhoneAsync("+26650000813");
        await phone.DialAsync("*384*266*2*3#", "1 24 Nov Stokvel fair", ("1", "Maseru"));
        foreach (var watched in new[] { author, simulator }) watched.ShouldHaveNoComplaint();
    }

    [Fact]
    public async Task A_complaint_is_answered_and_the_phone_shows_the_answer_by_number_and_pin()
    {
        const string Answer = "The clinic must help you without a letter.";
        var number = await FeedbackPhone.ComplainAsync(browser.Gateway, "+26650000814", "They sent me away", text: true);
        await using var officer = await browser.SignInAsync("Palesa Officer", [StaffRole.ComplaintsOfficer], "/console/complaints");

        await officer.Page.GetByRole(AriaRole.Link, new() { Name = $"{number[..4]} {number[4..]}" }).ClickAsync();
        await officer.Page.SendAsync("assign", "Take it in hand");
        await officer.Page.GiveReasonAsync("to answer it");
        await officer.Page.ShowsAsync("They sent me away");
        await officer.Page.SendAsync("answer", "Answer", ("Answer.En", Answer), ("Answer.St", "Tleliniki e tlameha ho u thusa ntle le lengolo."));
        await officer.Page.SaysAsync("The answer is on the phone.");

        await browser.Gateway.DispatchAsync();
        await using var simulator = await browser.OpenAsync("/simulator");
        var phone = await simulator.HoldPhoneAsync("+26650000814");
        await Expect(phone.Locator("#messages")).ToContainTextAsync("8 5.");
        await phone.DialAsync($"*384*266*8*5*{number}#", "PIN", (FeedbackPhone.Pin, Answer));
        foreach (var watched in new[] { officer, simulator }) watched.ShouldHaveNoComplaint();
    }

    [Fact]
    public async Task The_focal_point_alone_sees_a_restricted_report_and_answers_it_without_a_text()
    {
        var number = await FeedbackPhone.ReportAsync(browser.Gateway, "+26650000815");
        await using var administrator = await browser.SignInAsync("Every Thing", [StaffRole.Administrator, StaffRole.Auditor, StaffRole.ComplaintsOfficer]);
        (await administrator.Page.GotoAsync("/console/restricted"))!.Status.ShouldBe(404);
        await using var focal = await browser.SignInAsync("Neo Focal", [StaffRole.PseaFocalPoint], "/console/restricted");

        await focal.Page.Locator("tbody a").First.ClickAsync();
        await Expect(focal.Page.Form("open")).ToBeVisibleAsync();
        await Expect(focal.Page.GetByText("Quthing")).ToHaveCountAsync(0);
        await focal.Page.SendAsync("open", "Show it", ("Open.Reason", "new report"));
        await focal.Page.ShowsAsync("Quthing");
        await focal.Page.SendAsync("answer", "Answer", ("Answer.En", "We have begun."), ("Answer.St", "Re qalile."));
        await focal.Page.ShowsAsync("We have begun.");

        await browser.Gateway.DispatchAsync();
        await using var simulator = await browser.OpenAsync("/simulator");
        var phone = await simulator.HoldPhoneAsync("+26650000815");
        await phone.DialAsync($"*384*266*8*5*{number}#", "PIN", (FeedbackPhone.Pin, "We have begun."));
        await Expect(phone.Locator("#messages")).ToHaveTextAsync("No messages yet.");
        foreach (var watched in new[] { focal, simulator }) watched.ShouldHaveNoComplaint();
    }

    [Fact]
    public async Task A_consulate_writes_its_mission_and_a_number_is_on_phones_once_another_person_dialled_it()
    {
        const string Welkom = "/console/directory/missions/welkom";
        await using var simulator = await browser.OpenAsync("/simulator");
        var phone = await simulator.HoldPhoneAsync("+27600000816");
        await using var officer = await browser.SignInAsync("Palesa Consul", ["consulate-officer:welkom"], Welkom);
        await officer.Page.SendAsync("save", "Save", ("Posted.Number", "+27 57 000 0001"), ("Posted.NumberSource", "its door"));
        await officer.Page.ShowsAsync("another person dials it");
        await using var administrator = await browser.SignInAsync("Moshe Admin", [StaffRole.Administrator], Welkom);
        await administrator.Page.SendAsync("check", "The right office answered", ("Dialled.Number", "+27 57 000 0002"));
        await administrator.Page.ShowsAsync("This is not the number that stands here");
        await administrator.Page.SendAsync("check", "The right office answered", ("Dialled.Number", "+27 57 000 0001"));
        await administrator.Page.SaysAsync("Phones show the number now");

        await phone.DialAsync("*384*266*2*6*1*1*99*5#", "Phone: +27 57 000 0001");
        officer.ShouldHaveNoComplaint();
    }

    [Fact]
    public async Task A_reader_signs_a_text_an_operator_finds_a_message_and_an_auditor_reads_who_did_it()
    {
        await using var reviewer = await browser.SignInAsync("Thabo Reader", [StaffRole.Reviewer], "/console/words/main/home");
        await reviewer.Page.Locator("[name='Posted.Texts']").First.CheckAsync();
        await reviewer.Page.SendAsync("sign", "Sign the ticked texts");
        await reviewer.Page.SaysAsync("Signed. Thank you.");

        var phone = browser.Gateway.Phone("+27600000817");
        (await phone.DialAsync("*384*266*2*2*4*1*2#")).ShouldContain("SMS");
        (await phone.DialAsync("*384*266*9*2*1#")).ShouldStartWith("END");
        await using var operators = await browser.SignInAsync("Tumelo Operator", [StaffRole.Operator], "/console/optouts");
        await Expect(operators.Page.Locator("tbody")).ToContainTextAsync("2026-11");
        await operators.Page.GotoAsync("/console/messages");
        await operators.Page.Locator("tbody a").First.ClickAsync();
        await operators.Page.ShowsAsync("Attempts that did not end well");

        await using var auditor = await browser.SignInAsync("Refiloe Auditor", [StaffRole.Auditor], "/console/audit");
        await auditor.Page.GetByLabel("Who").FillAsync("Thabo Reader");
        await auditor.Page.Keyboard.PressAsync("Enter");
        await Expect(auditor.Page.Locator("tbody")).Not.ToContainTextAsync("Tumelo Operator");
        await Expect(auditor.Page.Locator("tbody")).ToContainTextAsync("Thabo Reader");
        foreach (var watched in new[] { reviewer, operators, auditor }) watched.ShouldHaveNoComplaint();
    }
}
