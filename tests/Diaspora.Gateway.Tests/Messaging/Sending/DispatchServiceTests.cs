using System.Globalization;
using Diaspora.Gateway.Messaging.Sending;
using Diaspora.Gateway.Tests.Database;
using Diaspora.Gateway.Tests.Harness;
using Npgsql;

namespace Diaspora.Gateway.Tests.Messaging.Sending;

/// <summary>The loop that runs by itself.</summary>
public sealed class DispatchServiceTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_message_that_is_written_leaves_at_once()
    {
        await using var gateway = await SendingGateway.StartAsync(set => set["Messaging:Dispatch"] = "true");
        await gateway.WriteAsync();
        await UntilSentAsync(gateway, 1);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        await gateway.WriteAsync();
        await UntilSentAsync(gateway, 2);

        // Sooner than the loop looks by itself.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(4));
    }

    [Theory]
    [InlineData("postgresql")]
    [InlineData("redis")]
    public async Task After_a_store_was_away_messages_leave_again_and_none_twice(string store)
    {
        var (postgres, redis) = (new NpgsqlConnectionStringBuilder(TestServers.Postgres), TestServers.Redis.Split(':'));
        using var proxy = store == "redis"
            ? new TcpProxy(redis[0], int.Parse(redis[1], CultureInfo.InvariantCulture))
            : new TcpProxy(postgres.Host!, postgres.Port);
        await using var gateway = await SendingGateway.StartAsync(set =>
        {
            set["Messaging:Dispatch"] = "true";
            set["Messaging:Routes:one:SegmentsPerSecond"] = "100";
            set["Messaging:Concurrency"] = "8";
            // What was taken up when the connection broke has an unknown outcome, for this long.
            set["Messaging:SendTimeout"] = "00:00:01";
            set["Messaging:UnknownPatience"] = "00:00:10";
            set["Database:CommandTimeout"] = "00:00:02";
            if (store == "redis") set["Redis:Configuration"] = $"127.0.0.1:{proxy.Port}";
        }, store == "postgresql" ? proxy.Port : null);
        var contacts = await gateway.NewContactsAsync(200);
        await gateway.WriteAsync([.. contacts.Select(c => c.Id)]);
        await UntilSentAsync(gateway, 40);

        var pauses = Pauses();
        proxy.GoAway();
        await UntilAsync(() => Pauses() > pauses);
        gateway.Provider.Sent.Count.ShouldBeLessThan(200);
        proxy.GoOn();

        await UntilRecordedAsync(gateway);
        // What was taken up by a claim whose answer was lost is nobody's: its lease runs out, then its patience.
        for (var i = 0; i < 2 && gateway.Provider.Sent.Count < 200; i++)
        {
            gateway.Time.Advance(TimeSpan.FromSeconds(30));
            await gateway.DispatchAsync();
            await UntilRecordedAsync(gateway);
        }

        gateway.Provider.Sent.Select(s => s.To).Distinct().Count().ShouldBe(200);
        gateway.Provider.Sent.Count.ShouldBe(200);
    }

    [Fact]
    public async Task When_the_gateway_stops_sends_under_way_are_finished_and_recorded()
    {
        await using var gateway = await SendingGateway.StartAsync(set => set["Messaging:Dispatch"] = "true");
        var begun = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        gateway.Provider.Answer = async (_, _) =>
        {
            begun.TrySetResult();
            await goOn.Task;
            return new SendResult(SendOutcome.Accepted);
        };
        var id = await gateway.WriteAsync();
        await begun.Task.WaitAsync(s_patience);
        var service = gateway.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<DispatchService>().Single();

        var stop = service.StopAsync(CancellationToken.None);
        stop.IsCompleted.ShouldBeFalse();
        goOn.SetResult();
        await stop.WaitAsync(s_patience);

        (await gateway.StatusAsync(id)).ShouldBe("sent");
    }

    private static int Pauses() => SuiteLog.Lines.Count(l => l.Contains("Route one pauses", StringComparison.Ordinal));

    private static Task UntilSentAsync(SendingGateway gateway, int count) => UntilAsync(() => gateway.Provider.Sent.Count >= count);

    /// <summary>Waits until nothing waits and everything that was sent is recorded.</summary>
    private static async Task UntilRecordedAsync(SendingGateway gateway)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (await gateway.ReadAsync<int>("select count(*)::int from messaging.outbox where status = 'waiting'") > 0
            || await gateway.ReadAsync<int>("select count(*)::int from messaging.outbox where status = 'sent'") < gateway.Provider.Sent.Count)
            await Task.Delay(10, patience.Token);
    }

    private static async Task UntilAsync(Func<bool> isTrue)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!isTrue()) await Task.Delay(10, patience.Token);
    }
}
