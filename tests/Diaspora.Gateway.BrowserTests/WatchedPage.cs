using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Diaspora.Gateway.BrowserTests;

/// <summary>A page with all that it asked for and all that its console complained of.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    public WatchedPage(IPage page)
    {
        Page = page;
        page.Request += (_, request) => Requests.Enqueue(new Uri(request.Url));
        page.Console += (_, message) =>
        {
            if (message.Type is not ("error" or "warning")) return;
            // Chromium notes a page that shows a form which was refused.
            if (message.Text.Contains("status of 422", StringComparison.Ordinal) && message.Location.StartsWith(page.Url, StringComparison.Ordinal)) return;
            Complaints.Enqueue($"{message.Text} {message.Location}");
        };
        page.PageError += (_, error) => Complaints.Enqueue(error);
    }

    public IPage Page { get; }

    public ConcurrentQueue<Uri> Requests { get; } = new();

    public ConcurrentQueue<string> Complaints { get; } = new();

    /// <summary>Fills the sign-in in, by the keyboard alone.</summary>
    public async Task SignInAsync(string userName, string password)
    {
        await Page.GetByLabel("Sign-in name").FocusAsync();
        await Page.Keyboard.TypeAsync(userName);
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.TypeAsync(password);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Its console was quiet, and it asked nobody but the gateway.</summary>
    public void ShouldHaveNoComplaint()
    {
        Complaints.ShouldBeEmpty();
        Requests.Select(asked => asked.Authority).Distinct().ShouldHaveSingleItem();
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
