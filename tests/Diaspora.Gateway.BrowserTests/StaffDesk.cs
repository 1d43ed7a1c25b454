using Diaspora.Gateway.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Diaspora.Gateway.BrowserTests;

/// <summary>What staff do with a page of the console: fill a form in, tick, press, read what became of it.</summary>
internal static class StaffDesk
{
    /// <summary>A form of the page, by its name.</summary>
    public static ILocator Form(this IPage page, string name) =>
        page.Locator("form").Filter(new() { Has = page.Locator($"input[name=_handler][value='{name}']") });

    /// <summary>Fills fields of a form in, by their names, and presses one of its buttons.</summary>
    public static async Task SendAsync(this IPage page, string form, string button, params (string Field, string Value)[] fields)
    {
        foreach (var (field, value) in fields)
        {
            var box = page.Form(form).Locator($"[name='{field}']:not([type=hidden])");
            switch (await box.First.EvaluateAsync<string>("box => box.type"))
            {
                case "select-one":
                    await box.SelectOptionAsync(value);
                    break;
                case "checkbox":
                    await box.CheckAsync();
                    break;
                default:
                    await box.FillAsync(value);
                    break;
            }
        }

        await page.Form(form).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }

    /// <summary>Says why a record of a person is opened.</summary>
    public static Task GiveReasonAsync(this IPage page, string reason) => page.SendAsync("reason", "Show it", ("Gate.Reason", reason));

    /// <summary>Waits for what the page says became of it.</summary>
    public static Task SaysAsync(this IPage page, string what) => Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(what);

    /// <summary>Waits for words anywhere in the content.</summary>
    public static Task ShowsAsync(this IPage page, string what) => Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(what);

    /// <summary>Opens a number on the simulator, its messages and its screen.</summary>
    public static async Task<IPage> HoldPhoneAsync(this WatchedPage watched, string number)
    {
        SuiteLog.Use(number.TrimStart('+'));
        var page = watched.Page;
        // The script is there once a SIM is.
        await Expect(page.Locator("#operator")).Not.ToBeEmptyAsync();
        await page.GetByLabel("Number of another SIM").FillAsync(number);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add SIM", Exact = true }).ClickAsync();
        await Expect(page.Locator("#operator")).ToHaveTextAsync("Your own");
        return page;
    }

    /// <summary>Hangs up, dials with the keyboard and waits for the screen; then types each answer and waits for the next.</summary>
    public static async Task DialAsync(this IPage page, string code, string expected, params (string Answer, string Expected)[] answers)
    {
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#verb")).ToHaveTextAsync("none");
        foreach (var (typed, shown) in answers.Prepend((code, expected)))
        {
            await page.Keyboard.TypeAsync(typed);
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Screen()).ToContainTextAsync(shown);
        }
    }

    /// <summary>The screen of the phone on the simulator.</summary>
    public static ILocator Screen(this IPage page) => page.GetByRole(AriaRole.Status, new() { Name = "Screen of the phone" });
}
