using Diaspora.Gateway.Features.Announcements;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Staff.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Diaspora.Gateway.BrowserTests;

/// <summary>What a newcomer does with the console, from the printed password to the text on a phone.</summary>
public sealed class ConsoleJourneyTests(GatewayBrowser browser) : IClassFixture<GatewayBrowser>
{
    private const string Number = "+27600000801";
    private const string Own = "a password of my own choice";

    [Fact]
    public async Task The_first_administrator_opens_two_accounts_one_announces_the_other_approves_and_the_phone_shows_it()
    {
        var gateway = browser.Gateway;
        // Monday: news go out on weekdays only.
        gateway.Time.MoveTo(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(2)));
        await gateway.RegisterAsync(Number, "Palesa Ntho");
        var first = await gateway.Services.GetRequiredService<StaffAccounts>().AddAsync(
            new StaffActor("the gateway itself"), "administrator", "First administrator", [StaffRole.Administrator], CancellationToken.None);

        await using var office = await browser.OpenAsync("/console");
        await office.SignInAsync("administrator", first.Password);
        await ChooseOwnAsync(office.Page, first.Password);
        var mpho = await OpenAccountAsync(office.Page, "Mpho Mokoena", "mpho", "Directorate author");
        var malineo = await OpenAccountAsync(office.Page, "'Malineo Letsie", "malineo", "Directorate approver");

        await using var author = await browser.OpenAsync("/console/announcements/new");
        await author.SignInAsync("mpho", mpho);
        await ChooseOwnAsync(author.Page, mpho);
        await author.Page.GotoAsync("/console/announcements/new");
        await author.Page.GetByLabel("Title", new() { Exact = true }).FillAsync("Homecoming moved");
        await author.Page.GetByLabel("English", new() { Exact = true }).First.FillAsync("Homecoming moved to 20-21 Dec, Thaba-Bosiu. Lits\u2019ebeletso.");
        await author.Page.GetByLabel("Sesotho", new() { Exact = true }).First.FillAsync("Homecoming e fetiselitsoe ho la 20-21 Tsitoe, Thaba-Bosiu.");
        await author.Page.GetByLabel("Topic that people agreed to").SelectOptionAsync("events");
        // The script counts and warns while the author types.
        await Expect(author.Page.GetByText("Lits'ebeletso").First).ToBeVisibleAsync();
        await Expect(author.Page.GetByText("1 people").Or(author.Page.GetByText("1 person")).First).ToBeVisibleAsync();
        await author.Page.GetByRole(AriaRole.Button, new() { Name = "Keep as a draft" }).ClickAsync();
        await author.Page.GetByRole(AriaRole.Button, new() { Name = "Submit it for approval" }).ClickAsync();
        await Expect(author.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("It waits for another person's approval.");
        await Expect(author.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToHaveCountAsync(0);

        await using var approver = await browser.OpenAsync("/console");
        await approver.SignInAsync("malineo", malineo);
        await ChooseOwnAsync(approver.Page, malineo);
        await approver.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "your approval" }).ClickAsync();
        await approver.Page.GetByRole(AriaRole.Link, new() { Name = "Homecoming moved" }).ClickAsync();
        await approver.Page.GetByRole(AriaRole.Button, new() { Name = "Approve version 1" }).ClickAsync();
        await Expect(approver.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("It is approved and goes out by itself.");

        gateway.Time.Advance(TimeSpan.FromMinutes(11));
        await gateway.Services.GetRequiredService<AnnouncementReleases>().ReleaseDueAsync(gateway.Time.GetUtcNow(), CancellationToken.None);
        await gateway.DispatchAsync();
        await using var watched = await browser.OpenAsync("/simulator");
        await Expect((await watched.HoldPhoneAsync(Number)).Locator("#messages")).ToContainTextAsync("Homecoming moved to 20-21 Dec");

        foreach (var page in new[] { office, author, approver, watched }) page.ShouldHaveNoComplaint();
    }

    [Fact]
    public async Task The_keyboard_alone_signs_in_skips_the_menu_and_signs_out()
    {
        await using var watched = await browser.SignInAsync("Keyboard Only", [StaffRole.Auditor]);
        var page = watched.Page;

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByText("Skip to the content")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#content")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("You are signed out.");
        await page.GotoAsync("/console/audit");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Sign in");
        watched.Complaints.ShouldBeEmpty();
    }

    private static async Task ChooseOwnAsync(IPage page, string oneTime)
    {
        await page.GetByLabel("The one-time password").FillAsync(oneTime);
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync(Own);
        await page.GetByLabel("New password again").FillAsync(Own);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your password is changed.");
    }

    private static async Task<string> OpenAccountAsync(IPage page, string name, string userName, string role)
    {
        await page.GotoAsync("/console/staff/new");
        await page.GetByLabel("First name and surname").FillAsync(name);
        await page.GetByLabel("Sign-in name").FillAsync(userName);
        await page.GetByLabel(role).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open it" }).ClickAsync();
        return await page.Locator("#one-time-password").InnerTextAsync();
    }
}
