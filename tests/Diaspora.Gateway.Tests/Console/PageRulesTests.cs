using System.Text.RegularExpressions;
using Diaspora.Gateway.Tests.Harness;
using Diaspora.Gateway.Tests.Staff;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Console;

/// <summary>A walk through every page of the console, from link to link, as somebody who may open all of them.</summary>
public partial class PageRulesTests(StaffGateway gateway) : IClassFixture<StaffGateway>
{
    // Enough pages of one kind to see it filled and empty; more would only take time.
    private const int MostOfAKind = 3;

    private static readonly string[] s_closed = ["/console/status/", "/console/sign-", "/console/assets/"];

    [Fact]
    public async Task Every_page_can_be_used_with_a_screen_reader_and_holds_nothing_that_a_script_could_hide_in()
    {
        var visitor = await ConsoleVisitor.SignInAsync(gateway, "Somebody With Everything", [.. RightsTable.Grants.Select(grant => grant.ToString())]);
        var kinds = Kinds();
        var visits = new Dictionary<string, int>();
        var ways = new Queue<string>(kinds.Where(kind => !kind.Contains('{')).Order(StringComparer.Ordinal));
        var seen = ways.ToHashSet();
        var broken = new List<string>();

        while (ways.TryDequeue(out var path))
        {
            var page = await LookAsync(visitor, path, broken);
            if (page is null) continue;
            if (page.Status != 200) broken.Add($"{path}: answers {page.Status}");
            foreach (var link in page.Document.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href") ?? ""))
            {
                if (KindOf(kinds, link) is not { } kind || !seen.Add(link)) continue;
                visits[kind] = visits.GetValueOrDefault(kind) + 1;
                if (visits[kind] <= MostOfAKind) ways.Enqueue(link);
            }
        }

        // What no sample leads to: the first of its kind, or the page that says that there is none.
        foreach (var kind in kinds.Where(kind => kind.Contains('{') && !visits.ContainsKey(kind)))
        {
            var path = Parameter().Replace(kind, "1");
            if (await LookAsync(visitor, path, broken) is { Status: not (200 or 404) } page) broken.Add($"{path}: answers {page.Status}");
        }

        kinds.Length.ShouldBeGreaterThan(10);
        broken.Distinct().Order(StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/console/sign-in")]
    [InlineData("/console/no-such-page")]
    public async Task So_can_the_pages_for_everybody(string path) =>
        PageRules.Broken(await new ConsoleVisitor(gateway).GetAsync(path)).ShouldBeEmpty();

    /// <summary>Loads a page and notes what it breaks; null: it is no page but a file.</summary>
    private static async Task<ConsoleAnswer?> LookAsync(ConsoleVisitor visitor, string path, List<string> broken)
    {
        var page = await visitor.GetAsync(path);
        if (page.Response.Content.Headers.ContentType?.MediaType != "text/html") return null;
        broken.AddRange(PageRules.Broken(page).Select(problem => $"{path}: {problem}"));
        return page;
    }

    /// <summary>Routes of pages; files and streams are none.</summary>
    private string[] Kinds() =>
    [
        .. gateway.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Select(e => "/" + (e.RoutePattern.RawText ?? "").Trim('/'))
            .Where(path => path == "/console" || path.StartsWith("/console/", StringComparison.Ordinal))
            .Where(path => !s_closed.Any(path.StartsWith)).Distinct(),
    ];

    /// <summary>The route that a link leads to; null: it leads to no page.</summary>
    private static string? KindOf(string[] kinds, string link) => s_closed.Any(link.StartsWith) ? null : kinds
        .OrderBy(kind => kind.Count(c => c == '{'))
        .FirstOrDefault(kind => Regex.IsMatch(link.Split('?', '#')[0], $"^{Parameter().Replace(kind, "[^/]+")}$"));

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
