using Diaspora.Flows.Checking;
using Diaspora.Flows.Engine;
using Diaspora.Flows.Tests.Checking;
using Diaspora.Flows.Text;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Commands;

public class RepositoryFlowsWalkTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    [Fact]
    public async Task Wherever_keys_lead_in_the_flows_of_the_product_no_screen_is_longer_than_was_proved()
    {
        var actions = gateway.Services.GetRequiredService<ActionCatalogue>();
        var report = FlowCheck.Run(Path.Combine(GatewayFixture.RepositoryRoot, "flows"), actions);
        report.Problems.ShouldBeEmpty();
        var proved = report.Screens.ToDictionary(s => (s.Flow, s.Screen, s.Language, s.Sms));
        var crawler = new FlowCrawler(report.Flows, actions);

        await crawler.RunAsync();

        proved.Keys.Where(place => !place.Sms).Count(crawler.Seen.ContainsKey).ShouldBeGreaterThan(proved.Keys.Count(place => !place.Sms) * 9 / 10);
        foreach (var (place, texts) in crawler.Seen)
            texts.Where(text => Gsm7.Septets(text) > proved[place].Septets).ShouldBeEmpty($"{place}");
    }
}
