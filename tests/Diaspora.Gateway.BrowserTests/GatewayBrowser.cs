using Diaspora.Gateway.Tests.Harness;
using Microsoft.Playwright;

namespace Diaspora.Gateway.BrowserTests;

/// <summary>A whole gateway on a port of its own, and a Chromium that looks at it: <c>IClassFixture&lt;GatewayBrowser&gt;</c>.</summary>
public sealed class GatewayBrowser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    // As root Chromium has no sandbox; the rest keeps it from calling its makers.
    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    // What is shown counts here, not how fast: a busy machine must not turn an answer into "resting".
    private const float Patience = 30_000;
    private readonly StaffGateway _gateway = new()
    {
        Settings =
        {
            ["Conversations:TurnTimeout"] = "00:00:10", ["Redis:CallTimeout"] = "00:00:05", ["Database:CommandTimeout"] = "00:00:10",
        },
    };

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Uri? _address;

    /// <summary>The gateway that the browser looks at.</summary>
    internal GatewayFixture Gateway => _gateway;

    public async Task InitializeAsync()
    {
        await _gateway.InitializeAsync();
        _address = _gateway.Listen();
        // The first turn of a process compiles and connects, which may take longer than a person would wait.
        await _gateway.Phone("+26650000200").DialAsync();
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = s_arguments });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        await _gateway.DisposeAsync();
    }

    /// <summary>Opens a page of the gateway in a window without a past.</summary>
    internal async Task<WatchedPage> OpenAsync(string path, int width = 1280, int height = 800)
    {
        if (_browser is null || _address is null) throw new InvalidOperationException("The fixture has not been initialised by xunit.");
        var window = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = _address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        window.SetDefaultTimeout(Patience);
        var page = new WatchedPage(await window.NewPageAsync());
        await page.Page.GotoAsync(path);
        return page;
    }

    /// <summary>Opens a page of the console for somebody with roles, who has just signed in with the keyboard.</summary>
    internal async Task<WatchedPage> SignInAsync(string name, string[] grants, string path = "/console", int width = 1280)
    {
        var userName = await ConsoleVisitor.OpenAccountAsync(_gateway, name, grants);
        var watched = await OpenAsync("/console/sign-in", width);
        await watched.SignInAsync(userName, ConsoleVisitor.Password);
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Khotso");
        if (path != "/console") await watched.Page.GotoAsync(path);
        return watched;
    }
}
