using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Diaspora.Gateway.Staff;
using Microsoft.Playwright;

namespace Diaspora.Gateway.BrowserTests;

/// <summary>
/// Every page of the console that links lead to, looked at in a browser: by axe, for complaints, for requests that leave the host and for what
/// does not fit. With GALLERY=DIRECTORY in the environment a picture of each is written there.
/// </summary>
public sealed partial class ConsolePagesTests(GatewayBrowser browser) : IClassFixture<GatewayBrowser>
{
    private const int MostPages = 120;
    private static readonly string? s_gallery = Environment.GetEnvironmentVariable("GALLERY");

    private static readonly string[] s_everything =
    [
        .. StaffRole.All.Select(role => new RoleGrant(role, Scopes.KindOf(role) switch
        {
            ScopeKind.District => "LS-G",
            ScopeKind.Mission => "welkom",
            ScopeKind.Point => "1",
            ScopeKind.Facility => "port-health",
            _ => null,
        }).ToString()),
    ];

    [Fact]
    public async Task Every_page_is_accessible_quiet_and_keeps_to_this_host()
    {
        await using var watched = await browser.SignInAsync("Somebody With Every Role", s_everything);
        var found = new List<string>();
        var seen = new HashSet<string> { "/console" };
        var waiting = new Queue<string>(["/console"]);
        while (waiting.TryDequeue(out var path) && seen.Count < MostPages)
        {
            var answer = await watched.Page.GotoAsync(path);
            if (answer?.Status != 200) found.Add($"{path}: status {answer?.Status}");
            if (await watched.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") > 1280) found.Add($"{path}: does not fit 1280 pixels");
            var axe = await watched.Page.RunAxe();
            found.AddRange(axe.Violations.Select(v => $"{path}: {v.Id}: {v.Help} ({v.Nodes[0].Html})"));
            await PictureAsync(watched.Page, path, "");
            foreach (var link in await LinksAsync(watched.Page))
                if (seen.Add(KindOf(link))) waiting.Enqueue(link);
        }

        found.AddRange(watched.Complaints);
        found.ShouldBeEmpty(string.Join('\n', found));
        seen.Count.ShouldBeGreaterThan(30);
        watched.Requests.Select(asked => asked.Authority).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task On_a_phone_in_the_dark_no_page_of_the_menu_needs_to_be_scrolled_sideways()
    {
        await using var watched = await browser.SignInAsync("Somebody On A Phone", s_everything, width: 390, scheme: ColorScheme.Dark);
        var found = new List<string>();
        foreach (var path in (await LinksAsync(watched.Page)).Where(link => KindOf(link) == link))
        {
            await watched.Page.GotoAsync(path);
            if (await watched.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") > 390) found.Add(path);
            var contrast = await watched.Page.RunAxe(new() { RunOnly = Deque.AxeCore.Commons.RunOnlyOptions.Rules("color-contrast") });
            found.AddRange(contrast.Violations.Select(v => $"{path}: {v.Help} ({v.Nodes[0].Html})"));
            await PictureAsync(watched.Page, path, "-phone");
        }

        found.AddRange(watched.Complaints);
        found.ShouldBeEmpty(string.Join('\n', found));
    }

    private static async Task<IReadOnlyList<string>> LinksAsync(IPage page) => await page.EvaluateAsync<string[]>(
        "[...document.querySelectorAll('a[href^=\"/console\"]:not([download])')].map(link => link.getAttribute('href').split('#')[0])");

    // Pages of one kind, such as those of each event, are looked at once.
    private static string KindOf(string link) => Number().Replace(link.Split('?')[0], "N");

    private static Task PictureAsync(IPage page, string path, string kind) => s_gallery is null
        ? Task.CompletedTask
        : page.ScreenshotAsync(new()
        {
            Path = Path.Combine(s_gallery, KindOf(path).Trim('/').Replace('/', '-') + kind + ".png"), FullPage = true,
        });

    [GeneratedRegex(@"(?<=/)\d+(?=/|$)")]
    private static partial Regex Number();
}
