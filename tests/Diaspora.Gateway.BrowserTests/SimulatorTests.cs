using System.Text.RegularExpressions;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Diaspora.Gateway.BrowserTests;

public sealed class SimulatorTests(GatewayBrowser browser) : IClassFixture<GatewayBrowser>
{
    private const string Languages = "Khetha puo / Choose language\n1 Sesotho\n2 English";

    [Fact]
    public async Task A_newcomer_dials_chooses_a_language_reads_the_menu_and_leaves()
    {
        await using var watched = await OpenAsync("+26650000201");
        var page = watched.Page;

        await PressAsync(page, "Call");
        await Expect(page.Screen()).ToHaveTextAsync(Languages, new() { UseInnerText = true });
        await PressAsync(page, "2 a b c", "Send");
        await Expect(page.Screen()).ToContainTextAsync("Khotso. Basotho Line");
        await Expect(page.Locator("#language")).ToHaveTextAsync("English");
        await Expect(page.Locator("#verb")).ToHaveTextAsync("CON, open");
        await PressAsync(page, "0", "Send");

        await Expect(page.Locator("#verb")).ToHaveTextAsync("END, over");
        await Expect(page.Screen()).ToContainTextAsync("Thank you.");
    }

    [Fact]
    public async Task The_keyboard_alone_is_enough()
    {
        await using var watched = await OpenAsync("+26650000202");
        var page = watched.Page;

        await page.Keyboard.TypeAsync("*384*266#");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Screen()).ToContainTextAsync("Choose language");
        await page.Keyboard.TypeAsync("13");
        await page.Keyboard.PressAsync("Backspace");
        await Expect(page.Locator("#entry")).ToHaveValueAsync("1");
        await page.Keyboard.TypeAsync(" 2");
        await Expect(page.Locator("#entry")).ToHaveValueAsync("1 2");
        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#language")).ToHaveTextAsync("Sesotho");
        await page.Keyboard.PressAsync("Escape");

        await Expect(page.Locator("#verb")).ToHaveTextAsync("none");
        await Expect(page.Screen()).ToHaveTextAsync("");
    }

    [Fact]
    public async Task Nothing_is_asked_of_another_host_and_the_console_has_no_complaint()
    {
        await using var watched = await OpenAsync("+26650000203");
        var page = watched.Page;
        await PressAsync(page, "Call");
        await Expect(page.Screen()).ToContainTextAsync("Choose language");
        await PressAsync(page, "End");
        await Expect(page.Locator("#verb")).ToHaveTextAsync("none");

        watched.Complaints.ShouldBeEmpty();
        watched.Requests.Count.ShouldBeGreaterThan(10);
        watched.Requests.Select(asked => asked.Authority).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task No_number_and_no_text_is_logged()
    {
        await using var watched = await OpenAsync("+26650000209");
        var page = watched.Page;
        await PressAsync(page, "Call");
        await Expect(page.Locator(".screen.now .id")).ToHaveTextAsync("language");
        await page.GetByLabel("Text to the service").FillAsync("Lebitso la ka ke Palesa");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#messages li:not(.own)")).ToHaveCountAsync(1);

        SuiteLog.Lines.ShouldNotBeEmpty();
        SuiteLog.Lines.ShouldNotContain(line => line.Contains("50000209", StringComparison.Ordinal) || line.Contains("Palesa", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(800)]
    [InlineData(1280)]
    public async Task No_window_needs_to_be_scrolled_sideways(int width)
    {
        await using var watched = await OpenAsync("+26650000204", width);
        await PressAsync(watched.Page, "Call");
        await Expect(watched.Page.Screen()).ToContainTextAsync("Choose language");

        (await watched.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(width);
    }

    [Fact]
    public async Task The_network_may_send_a_request_twice_and_lose_the_call()
    {
        await using var watched = await OpenAsync("+26650000205");
        var page = watched.Page;
        await PressAsync(page, "Call");
        await Expect(page.Screen()).ToContainTextAsync("Choose language");

        await PressAsync(page, "Send again");
        await Expect(page.Locator("#network-note")).ToContainTextAsync("Same answer");
        await PressAsync(page, "Drop the call");

        await Expect(page.Screen()).ToContainTextAsync("Connection lost");
        await Expect(Button(page, "Drop the call")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task The_graph_marks_where_the_session_is_and_where_it_was()
    {
        await using var watched = await OpenAsync("+26650000206");
        var page = watched.Page;
        await PressAsync(page, "Call");
        await Expect(page.Locator(".screen.now .id")).ToHaveTextAsync("language");
        await PressAsync(page, "2 a b c", "Send");

        await Expect(page.Locator(".screen.now .id")).ToHaveTextAsync("home");
        await Expect(page.Locator(".screen.been .id").First).ToHaveTextAsync("language");
        await Expect(page.Locator("#crumbs li")).ToHaveTextAsync(["main/language", "main/home"]);
        await PressAsync(page, "9 w x y z", "Send");
        await Expect(page.Locator("#flow")).ToHaveValueAsync(new Regex("^settings "));
    }

    [Fact]
    public async Task A_text_is_answered_in_the_inbox()
    {
        await using var watched = await OpenAsync("+26650000207");
        var page = watched.Page;
        await Expect(page.Locator("#messages")).ToHaveTextAsync("No messages yet.");

        await page.GetByLabel("Text to the service").FillAsync("HELP");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#messages li.own p")).ToHaveTextAsync("HELP");
        await Expect(page.Locator("#messages li:not(.own) p")).ToContainTextAsync("Reply BASOTHO for the menu");
    }

    [Fact]
    public async Task Every_sim_has_a_phone_of_its_own()
    {
        await using var watched = await OpenAsync("+26650000208");
        var page = watched.Page;
        await PressAsync(page, "Call");
        await Expect(page.Screen()).ToContainTextAsync("Choose language");

        await page.GetByRole(AriaRole.Radio, new() { Name = "United Kingdom" }).CheckAsync();
        await Expect(page.Screen()).ToHaveTextAsync("");
        await Expect(page.Locator("#operator")).ToHaveTextAsync("United Kingdom");
        await page.GetByRole(AriaRole.Radio, new() { Name = "+266 5000 0208" }).CheckAsync();

        await Expect(page.Screen()).ToContainTextAsync("Choose language");
    }

    /// <summary>Opens the simulator with a SIM that no other test uses.</summary>
    private async Task<WatchedPage> OpenAsync(string number, int width = 1280)
    {
        var watched = await browser.OpenAsync("/", width);
        await watched.HoldPhoneAsync(number);
        return watched;
    }

    private static async Task PressAsync(IPage page, params string[] keys)
    {
        foreach (var key in keys) await Button(page, key).ClickAsync();
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
