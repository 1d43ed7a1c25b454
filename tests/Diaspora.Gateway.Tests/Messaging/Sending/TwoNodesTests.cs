using Diaspora.Gateway.Tests.Database;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.Configuration;

namespace Diaspora.Gateway.Tests.Messaging.Sending;

/// <summary>Two real processes on one database and one Redis.</summary>
public sealed class TwoNodesTests
{
    private const int People = 3000;

    [Fact]
    public async Task When_one_of_two_nodes_is_killed_while_it_sends_nobody_is_left_out_and_nobody_is_texted_twice()
    {
        await using var stub = await KannelStub.StartAsync();
        await using var gateway = await SendingGateway.StartAsync();
        gateway.Time.MoveTo(TimeProvider.System.GetUtcNow());
        var configuration = gateway.Get<IConfiguration>();
        var settings = new Dictionary<string, string>
        {
            ["Database:ConnectionString"] = gateway.Whole.ConnectionString,
            ["Redis:Configuration"] = TestServers.Redis,
            ["Redis:KeyPrefix"] = configuration["Redis:KeyPrefix"]!,
            ["Privacy:KeyDirectory"] = configuration["Privacy:KeyDirectory"]!,
            ["Messaging:SendTimeout"] = "00:00:02",
            ["Messaging:UnknownPatience"] = "00:00:10",
            ["Messaging:Concurrency"] = "16",
            ["Messaging:Routes:one:Prefixes:0"] = "+",
            ["Messaging:Routes:one:Provider"] = "kannel",
            ["Messaging:Routes:one:SegmentsPerSecond"] = "1000",
            ["Channels:Kannel:SendUrl"] = stub.Url.ToString(),
            ["Channels:Kannel:Username"] = "gateway",
            ["Channels:Kannel:Password"] = "gateway",
            ["Channels:Kannel:PublicUrl"] = "http://gateway.test",
            ["Channels:Kannel:Token"] = "two-nodes",
        };
        using var survivor = await GatewayProcess.StartAsync(settings);
        using var victim = await GatewayProcess.StartAsync(settings);
        stub.ReportTo = survivor.Url;
        var contacts = await gateway.NewContactsAsync(People);
        var numbers = contacts.Select(c => c.Number).ToList();

        await gateway.WriteAsync([.. contacts.Select(c => c.Id)], new NewMessage { Category = "requested", Priority = 3 });
        await UntilAsync(() => Task.FromResult(stub.Got.Count > People / 3));
        victim.Kill();
        var unfinished = await gateway.ReadAsync<int>("select count(*)::int from messaging.outbox where status <> 'delivered'");
        unfinished.ShouldBeGreaterThan(0);

        await UntilAsync(async () => (await gateway.CountAsync()).GetValueOrDefault("delivered") == People);
        stub.Got.Order().ShouldBe(numbers.Order());
    }

    private static async Task UntilAsync(Func<Task<bool>> trueAsync)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await trueAsync()) await Task.Delay(50, patience.Token);
    }
}
