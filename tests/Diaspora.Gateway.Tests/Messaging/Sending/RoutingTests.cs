using System.Diagnostics;
using Diaspora.Gateway.Messaging.Routes;
using Diaspora.Gateway.Messaging.Sending;
using Diaspora.Gateway.Tests.Harness;
using Route = Diaspora.Gateway.Messaging.Routes.Route;

namespace Diaspora.Gateway.Tests.Messaging.Sending;

public sealed class RoutingTests
{
    [Fact]
    public async Task A_provider_that_takes_nothing_from_us_is_left_alone_the_operator_is_told_and_no_attempt_is_used()
    {
        await using var gateway = await SendingGateway.StartAsync();
        var id = await gateway.WriteAsync();
        gateway.Provider.Say(SendOutcome.RouteDown, "wrong-key");
        await gateway.DispatchAsync();
        var second = await gateway.WriteAsync();
        await gateway.DispatchAsync();

        var stored = await gateway.FindAsync(id);
        (stored.Status, stored.Attempts).ShouldBe(("waiting", (short)0));
        (await gateway.FindAsync(second)).Attempts.ShouldBe((short)0);
        gateway.Provider.Sent.Count.ShouldBe(1);
        SuiteLog.Lines.ShouldContain(l => l.StartsWith("Error") && l.Contains("scripted") && l.Contains("wrong-key") && l.Contains("Check its account"));

        gateway.Provider.Accept();
        gateway.Time.Advance(ProviderCircuit.RefusedPause);
        await gateway.DispatchAsync();

        (await gateway.CountAsync()).ShouldBe(new Dictionary<string, int> { ["sent"] = 2 });
    }

    [Fact]
    public async Task While_a_provider_is_down_its_fall_back_sends_under_its_own_sender()
    {
        await using var gateway = await SendingGateway.StartAsync(UnknownOutcomeTests.Fallback);
        gateway.Provider.Say(SendOutcome.RouteDown);
        var refused = await gateway.WriteAsync();
        await gateway.DispatchAsync();
        await gateway.WriteAsync();
        await gateway.DispatchAsync();

        gateway.Provider.Sent.Count.ShouldBe(1);
        gateway.Other.Sent.Count.ShouldBe(2);
        gateway.Other.Sent.ShouldAllBe(s => s.Sender == "Basotho");
        var stored = await gateway.FindAsync(refused);
        (stored.Status, stored.Provider, stored.Attempts).ShouldBe(("sent", "other", (short)1));
        gateway.Provider.Accept();
        gateway.Time.Advance(ProviderCircuit.RefusedPause);
        var later = await gateway.WriteAsync();
        await gateway.DispatchAsync();
        (await gateway.FindAsync(later)).Provider.ShouldBe("scripted");
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_left_alone_and_then_tried_with_one_message()
    {
        await using var gateway = await SendingGateway.StartAsync(set => set["Messaging:Concurrency"] = "4");
        var contacts = await gateway.NewContactsAsync(60);
        await gateway.WriteAsync([.. contacts.Select(c => c.Id)], new NewMessage { Worth = TimeSpan.FromDays(2) });
        gateway.Provider.Say(SendOutcome.TryLater, "no-connection");

        await gateway.DispatchAsync();
        var before = gateway.Provider.Sent.Count;
        before.ShouldBeInRange(10, 20);
        await gateway.DispatchAsync();
        gateway.Provider.Sent.Count.ShouldBe(before);
        gateway.Time.Advance(TimeSpan.FromSeconds(31));
        await gateway.DispatchAsync();
        gateway.Provider.Sent.Count.ShouldBe(before + 1);

        gateway.Provider.Accept();
        gateway.Time.Advance(TimeSpan.FromHours(1));
        await gateway.DispatchAsync();
        (await gateway.CountAsync()).ShouldBe(new Dictionary<string, int> { ["sent"] = 60 });
    }

    [Fact]
    public async Task Two_nodes_together_stay_below_the_rate_of_a_route_counted_in_parts()
    {
        await using var gateway = await SendingGateway.StartAsync(set => set["Messaging:Routes:one:SegmentsPerSecond"] = "50");
        await gateway.ExecuteAsync("update messaging.texts set en = repeat('Good news. ', 20)");
        var contacts = await gateway.NewContactsAsync(40);
        await gateway.WriteAsync([.. contacts.Select(c => c.Id)]);
        var another = gateway.AnotherDispatcher();
        var watch = Stopwatch.StartNew();

        await Task.WhenAll(gateway.DispatchAsync(), another.DrainAsync(CancellationToken.None));

        // 80 parts or more at 50 a second, of which the bucket held 10 and each node may be ahead by one claim of 10 messages.
        gateway.Provider.Sent.Count.ShouldBe(40);
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(0.8));
    }

    [Fact]
    public async Task The_bucket_grants_what_is_there_and_remembers_what_is_owed()
    {
        await using var gateway = await SendingGateway.StartAsync();
        var meter = gateway.Get<RedisSegmentMeter>();
        var route = new Route("slow", new RouteSettings { Provider = "scripted", SegmentsPerSecond = 0.01 });

        (await meter.TakeAsync(route, 5, CancellationToken.None)).Granted.ShouldBe(1);
        var (granted, wait) = await meter.TakeAsync(route, 5, CancellationToken.None);
        granted.ShouldBe(0);
        wait.ShouldBeInRange(TimeSpan.FromSeconds(98), TimeSpan.FromSeconds(100.1));
        meter.Owe(route, 2);
        (granted, wait) = await meter.TakeAsync(route, 5, CancellationToken.None);
        granted.ShouldBe(0);
        wait.ShouldBeInRange(TimeSpan.FromSeconds(298), TimeSpan.FromSeconds(300.1));
        meter.Owe(route, -3);
        (await meter.TakeAsync(route, 5, CancellationToken.None)).Granted.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_sent_unmetered_while_redis_is_away()
    {
        var redis = Database.TestServers.Redis.Split(':');
        using var proxy = new TcpProxy(redis[0], int.Parse(redis[1], System.Globalization.CultureInfo.InvariantCulture));
        await using var gateway = await SendingGateway.StartAsync(set =>
        {
            set["Redis:Configuration"] = $"127.0.0.1:{proxy.Port}";
            set["Redis:CallTimeout"] = "00:00:01";
        });
        var id = await gateway.WriteAsync();
        proxy.GoAway();

        var fault = await Record.ExceptionAsync(gateway.DispatchAsync);

        Gateway.Redis.RedisFaults.IsAway(fault.ShouldNotBeNull()).ShouldBeTrue();
        (await gateway.StatusAsync(id)).ShouldBe("waiting");
        gateway.Provider.Sent.ShouldBeEmpty();
    }
}
