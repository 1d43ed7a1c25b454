using Diaspora.Gateway.Tests.Harness;
using Diaspora.Gateway.Tests.Staff;

namespace Diaspora.Gateway.Tests.Console;

/// <summary>A walk through every page of the console as somebody who may open all of them.</summary>
public class PageRulesTests(StaffGateway gateway) : IClassFixture<StaffGateway>
{
    // Enough pages of one kind to see it filled and empty; more would only take time.
    private const int MostOfAKind = 3;

    [Fact]
    public async Task Every_page_can_be_used_with_a_screen_reader_and_holds_nothing_that_a_script_could_hide_in()
    {
        var visitor = await ConsoleVisitor.SignInAsync(gateway, "Somebody With Everything", [.. RightsTable.Grants.Select(grant => grant.ToString())]);
        var walk = new ConsoleWalk(gateway);
        var broken = new List<string>();

        await walk.TakeAsync(MostOfAKind, async (path, mustBe) =>
        {
            var page = await visitor.GetAsync(path);
            if (page.Response.Content.Headers.ContentType?.MediaType != "text/html") return [];
            if (page.Status != 200 && (mustBe || page.Status != 404)) broken.Add($"{path}: answers {page.Status}");
            broken.AddRange(PageRules.Broken(page).Select(problem => $"{path}: {problem}"));
            return page.Document.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href") ?? "");
        });

        walk.Kinds.Count.ShouldBeGreaterThan(10);
        broken.Distinct().Order(StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/console/sign-in")]
    [InlineData("/console/no-such-page")]
    public async Task So_can_the_pages_for_everybody(string path) =>
        PageRules.Broken(await new ConsoleVisitor(gateway).GetAsync(path)).ShouldBeEmpty();
}
