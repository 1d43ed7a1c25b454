using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Diaspora.Gateway.Tests.Console;
using Diaspora.Gateway.Tests.Staff;
using Microsoft.Playwright;

namespace Diaspora.Gateway.BrowserTests;

/// <summary>Every page of the console, full of samples, as a browser lays it out.</summary>
public sealed partial class ConsolePagesTests(GatewayBrowser browser) : IClassFixture<GatewayBrowser>
{
    private const int Desk = 1280;
    private const int Pocket = 390;

    // WCAG 2.2 at AA, rule by rule; and what is left of it by night, when the page has other colours and the same words.
    private const string ByDay = "{ type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }";
    private const string ByNight = "{ type: 'rule', values: ['color-contrast'] }";

    /// <summary>Where a picture of each page is put, with a page that shows them all; none: nowhere.</summary>
    private static readonly string? s_gallery = Environment.GetEnvironmentVariable("GATEWAY_GALLERY");

    [Fact]
    public async Task Every_page_has_labels_and_contrast_by_day_and_night_and_fits_a_desk_and_a_phone()
    {
        await new ConsoleSample(browser.Gateway).FillAsync();
        if (s_gallery is not null) await EmptyAsync(s_gallery);
        await using var watched = await browser.SignInAsync(
            "Somebody With Everything", [.. RightsTable.Grants.Select(grant => grant.ToString())], width: Desk);
        var page = watched.Page;
        // Colours change at once, so that none is looked at on its way.
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.AddInitScriptAsync(new BundledAxeScriptProvider().GetScript());
        var walk = new ConsoleWalk(browser.Gateway);
        var broken = new List<string>();
        var pictured = new HashSet<string>();
        var missing = new List<string>();

        await walk.TakeAsync(1, async (path, _) =>
        {
            var answer = await page.GotoAsync(path);
            if (!answer!.Headers["content-type"].StartsWith("text/html", StringComparison.Ordinal)) return [];
            if (answer.Status != 200) missing.Add(path);
            await TellAsync(path + " on a desk by day", ByDay);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await TellAsync(path + " on a desk by night", ByNight);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            if (s_gallery is not null) await PictureAsync(s_gallery, path);
            await FitAsync(path, Pocket);
            await TellAsync(path + " on a phone by day", ByDay);
            await FitAsync(path, Desk);
            return await page.EvalOnSelectorAllAsync<string[]>("main a[href]", "links => links.map(link => link.getAttribute('href'))");
        });

        broken.ShouldBeEmpty();
        missing.ShouldBeEmpty("no page of this kind was there to be looked at");
        walk.Kinds.Count.ShouldBeGreaterThan(90);
        watched.ShouldHaveNoComplaint();

        async Task FitAsync(string path, int width)
        {
            await page.SetViewportSizeAsync(width, 800);
            var laid = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (laid > width) broken.Add($"{path} is {laid} wide in a window of {width}");
        }

        async Task TellAsync(string where, string rules)
        {
            var violations = await page.EvaluateAsync<string[]>($$"""
                async () => (await axe.run({ runOnly: {{rules}}, resultTypes: ['violations'] })).violations
                    .map(violation => `${violation.id}: ${violation.nodes.slice(0, 3).map(node => node.target).join(', ')}`)
                """);
            broken.AddRange(violations.Select(violation => $"{where}: {violation}"));
        }

        async Task PictureAsync(string gallery, string path)
        {
            // Without what is another on each day.
            var name = NotALetter().Replace(Drawn().Replace(path.Split('?')[0], "number").Trim('/'), "-");
            if (!pictured.Add(name)) return;
            await page.ScreenshotAsync(new() { Path = Path.Combine(gallery, name + ".jpg"), Type = ScreenshotType.Jpeg, Quality = 60 });
            await File.AppendAllTextAsync(Path.Combine(gallery, "README.md"), $"\n## {await page.Locator("h1").InnerTextAsync()}\n\n![{path.Split('?')[0]}]({name}.jpg)\n");
        }
    }

    private static Task EmptyAsync(string gallery)
    {
        foreach (var old in Directory.EnumerateFiles(gallery, "*.jpg")) File.Delete(old);
        return File.WriteAllTextAsync(
            Path.Combine(gallery, "README.md"), "# The pages of the console\n\nEach kind of page, filled with samples, as a browser test walks through them.\n");
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotALetter();

    [GeneratedRegex("[0-9]{5,}|[0-9a-f]{8}-[0-9a-f-]+")]
    private static partial Regex Drawn();
}
