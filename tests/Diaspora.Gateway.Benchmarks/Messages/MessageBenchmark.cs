using System.Globalization;
using Diaspora.Gateway.Benchmarks.Servers;

namespace Diaspora.Gateway.Benchmarks.Messages;

/// <summary>
/// Messages on their way out, beside the least that each step costs: writing the rows of an announcement, sending, and taking delivery reports.
/// </summary>
internal static class MessageBenchmark
{
    private const int People = 1_000_000;
    private const int Few = 10_000;
    private const int Warming = 4000;
    private const int AtOnce = 64;
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(15);

    /// <summary>Runs all of it and prints what came out.</summary>
    public static async Task RunAsync()
    {
        using var deadline = new CancellationTokenSource(s_longest);
        await using var database = await BenchDatabase.CreateAsync(deadline.Token);
        using var provider = await database.StartPartAsync("provider", [ProviderServer.Command, BenchDatabase.AnyPort], deadline.Token);
        await using var rows = new MessageRows(database);
        using var quiet = await database.StartGatewayAsync("quiet", Settings(provider, dispatch: false), deadline.Token);
        await rows.FillAsync(People, deadline.Token);

        MessageReport.Head(System.Console.Out);
        await ExpandAsync(rows, deadline.Token);
        await DispatchAsync(database, provider, rows, deadline.Token);
        await ReportAsync(quiet, rows, deadline.Token);
    }

    private static async Task ExpandAsync(MessageRows rows, CancellationToken cancellationToken)
    {
        var bare = await rows.InsertPlainAsync(cancellationToken);
        var before = GC.GetTotalAllocatedBytes();
        var (ours, most) = await rows.ExpandAsync(cancellationToken);
        MessageReport.Line(System.Console.Out, $"announcement to {People:N0} contacts, insert … select", ours, bare, "0.70");
        await System.Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"    while it ran: {(GC.GetTotalAllocatedBytes() - before) / People:N0} bytes allocated a contact, {most / 1_048_576:N0} MB heap at most"));
    }

    private static async Task DispatchAsync(BenchDatabase database, ServerProcess provider, MessageRows rows, CancellationToken cancellationToken)
    {
        var many = await SendAsync(database, provider, cancellationToken);
        await rows.InsertFewAsync(Few, cancellationToken);
        var few = await SendAsync(database, provider, cancellationToken);
        var bare = await rows.SendBareAsync(provider, Few, AtOnce, cancellationToken);
        MessageReport.Line(System.Console.Out, $"sending with {Few:N0} waiting, HTTP loop with one update", few, bare, "0.60");
        MessageReport.Line(System.Console.Out, $"sending with {People:N0} waiting", many, bare, "the same");
    }

    /// <summary>How many texts a second reach the provider from a gateway that starts with rows waiting.</summary>
    private static async Task<double> SendAsync(BenchDatabase database, ServerProcess provider, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://{provider.Address}") };
        var first = await CountAsync(client, cancellationToken);
        var name = "sending-" + Guid.NewGuid().ToString("n")[..8];
        using var gateway = await database.StartGatewayAsync(name, Settings(provider, dispatch: true), cancellationToken);

        // The first go while the code gets hot.
        var (warm, at) = await ReachAsync(client, first + Warming, cancellationToken);
        var (done, end) = await ReachAsync(client, first + Few - 500, cancellationToken);
        return (done - warm) / (end - at).TotalSeconds;
    }

    private static async Task<(int Count, TimeSpan At)> ReachAsync(HttpClient client, int goal, CancellationToken cancellationToken)
    {
        while (true)
        {
            var count = await CountAsync(client, cancellationToken);
            if (count >= goal) return (count, TimeSpan.FromMilliseconds(Environment.TickCount64));
            await Task.Delay(5, cancellationToken);
        }
    }

    private static async Task<int> CountAsync(HttpClient client, CancellationToken cancellationToken) =>
        int.Parse(await client.GetStringAsync(ProviderServer.CountPath, cancellationToken), CultureInfo.InvariantCulture);

    private static async Task ReportAsync(ServerProcess gateway, MessageRows rows, CancellationToken cancellationToken)
    {
        var sent = await rows.SentAsync(2 * Few, cancellationToken);
        var bare = await rows.UpdateBareAsync(sent[..Few], AtOnce, cancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri($"http://{gateway.Address}") };
        var ours = await Crowd.RateAsync(Few, AtOnce, async i =>
        {
            using var answer = await client.GetAsync(
                new Uri($"/channels/kannel/status?token={BenchDatabase.Token}&ref={sent[Few + i]}-1&type=1", UriKind.Relative), cancellationToken);
            answer.EnsureSuccessStatusCode();
        });
        MessageReport.Line(System.Console.Out, "delivery reports by HTTP, one update each", ours, bare, "");
    }

    private static Dictionary<string, string> Settings(ServerProcess provider, bool dispatch) => new()
    {
        ["Messaging__Dispatch"] = dispatch ? "true" : "false",
        ["Messaging__Concurrency"] = AtOnce.ToString(CultureInfo.InvariantCulture),
        ["Messaging__Routes__bulk__Prefixes__0"] = "+",
        ["Messaging__Routes__bulk__Provider"] = "kannel",
        ["Messaging__Routes__bulk__Sender"] = "30333",
        ["Messaging__Routes__bulk__TwoWay"] = "true",
        ["Messaging__Routes__bulk__SegmentsPerSecond"] = "10000",
        ["Channels__Kannel__SendUrl"] = $"http://{provider.Address}{ProviderServer.SendPath}",
        ["Channels__Kannel__Username"] = "bench",
        ["Channels__Kannel__Password"] = "bench",
        ["Channels__Kannel__Token"] = BenchDatabase.Token,
        ["Channels__Kannel__PublicUrl"] = "http://127.0.0.1:1",
        ["Scheduling__Enabled"] = "false",
    };
}
