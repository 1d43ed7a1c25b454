using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Diaspora.Gateway.Console.Charts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Diaspora.Gateway.Tests.Console;

public class ChartTests
{
    private static readonly ChartPoint[] s_days = [new("1 Dec", 3), new("2 Dec", 1200), new("3 Dec", 2, "<5")];

    [Fact]
    public async Task Bars_say_in_words_what_they_draw()
    {
        var page = await RenderAsync<BarChart>(new() { ["Title"] = "By district", ["LabelHead"] = "District", ["ValueHead"] = "People", ["Points"] = s_days });

        IsAccessible(page, "By district");
        page.QuerySelectorAll("tbody td").Select(cell => cell.TextContent).ShouldBe(["3", "1,200", "<5"]);
        page.QuerySelectorAll("rect:not(.chart-track)").Select(bar => bar.GetAttribute("width")).ShouldBe(["0.25%", "100%", "0.167%"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Series_over_time_have_a_legend_and_a_table(bool columns)
    {
        ChartSeries[] series = [new("Delivered", s_days), new("Not sent", [.. s_days.Select(day => day with { Value = 1 })])];

        var page = await RenderAsync<TimeChart>(new() { ["Title"] = "Texts", ["LabelHead"] = "Day", ["Series"] = series, ["Columns"] = columns });

        IsAccessible(page, "Texts");
        page.QuerySelectorAll(".chart-legend li").Select(item => item.TextContent.Trim()).ShouldBe(["Delivered", "Not sent"]);
        page.QuerySelectorAll("thead th").Select(head => head.TextContent).ShouldBe(["Day", "Delivered", "Not sent"]);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 4)]
    [InlineData(41, 50)]
    [InlineData(1202, 2000)]
    public void The_top_of_an_axis_is_round(long greatest, long top) => ChartScale.Of(greatest).Top.ShouldBe(top);

    private static void IsAccessible(IHtmlDocument page, string title)
    {
        var drawing = page.QuerySelector("svg[role=img]").ShouldNotBeNull();
        var named = drawing.GetAttribute("aria-labelledby")!.Split(' ').Select(id => page.GetElementById(id)!.TextContent).ToArray();
        named[0].ShouldBe(title);
        named[1].ShouldContain("1,20");
        page.QuerySelector("details table").ShouldNotBeNull();
        page.QuerySelectorAll("[style], style, script").ShouldBeEmpty();
    }

    private static async Task<IHtmlDocument> RenderAsync<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var services = new ServiceCollection().AddLocalization().AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        return new HtmlParser().ParseDocument(html);
    }
}
