using Diaspora.Gateway.Benchmarks.Load;
using Diaspora.Gateway.Benchmarks.Servers;

namespace Diaspora.Gateway.Benchmarks.Turns;

/// <summary>
/// Turns through the endpoint of Africa's Talking beside the bare limit: the same forms on as many connections of the same client, in rounds that
/// alternate, because the speed of a machine changes while it runs.
/// </summary>
internal sealed class TurnBenchmark : IDisposable
{
    private const int Rounds = 5;
    private const int Connections = 32;
    private const int WalkingSessions = 4000;
    private const int FirstDials = 10_000;
    private const int FirstNewPhone = 1_000_000;
    private const string GatewayPath = "/channels/africastalking/ussd?token=" + BenchDatabase.Token;
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);

    // Five screens that run no action, after the first one: into a menu, into the next, back twice, to the second page of the main menu.
    private static readonly string[] s_walk = ["9", "9*1", "9*1*0", "9*1*0*0", "9*1*0*0*99"];

    private readonly BenchServers _servers;
    private readonly LoadClient _gateway;
    private readonly LoadClient _bare;
    private int _session;
    private int _newPhone = FirstNewPhone;

    private TurnBenchmark(BenchServers servers)
    {
        _servers = servers;
        _gateway = new LoadClient(servers.Gateway.Address, Connections);
        _bare = new LoadClient(servers.Bare.Address, Connections);
    }

    /// <summary>Runs all of it and prints what came out.</summary>
    public static async Task RunAsync()
    {
        using var deadline = new CancellationTokenSource(s_longest);
        await using var servers = await BenchServers.StartAsync(deadline.Token);
        using var benchmark = new TurnBenchmark(servers);
        var report = new TurnReport(Connections, Rounds);
        benchmark.WarmUp();
        for (var round = 0; round < Rounds; round++)
        {
            deadline.Token.ThrowIfCancellationRequested();
            report.Bare.Add(benchmark.MeasureBare());
            report.Menu.Add(benchmark.MeasureMenu());
            report.FirstDial.Add(benchmark.MeasureFirstDial());
        }

        report.Rate = report.Menu.PerSecond / 2;
        report.HalfPeak = benchmark.MeasureMenuAt(report.Rate);
        report.Sessions = await servers.CountSessionsAsync();
        report.WorkingSet = servers.Gateway.WorkingSet;
        report.PeakWorkingSet = servers.Gateway.PeakWorkingSet;
        report.Print(System.Console.Out);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _gateway.Dispose();
        _bare.Dispose();
    }

    /// <summary>Lets the phones that will walk choose their language, once and for all, and the code get hot.</summary>
    private void WarmUp()
    {
        _gateway.RunClosed(AtGateway(["", "2"], WalkingSessions, firstPhone: 0));
        Walk(_gateway.RunClosed);
        Walk(_gateway.RunClosed);
        MeasureBare();
        MeasureBare();
    }

    private Sample MeasureBare() =>
        Sample.Take(_servers.Bare, () => _bare.RunClosed(New(_servers.Bare, BareServer.Path, s_walk, WalkingSessions, firstPhone: 0)));

    private Sample MeasureMenu() => Walk(requests => Sample.Take(_servers.Gateway, () => _gateway.RunClosed(requests)));

    private LoadResult MeasureMenuAt(double perSecond) => Walk(requests => _gateway.RunOpen(requests, perSecond));

    /// <summary>Phones that dial for the first time ever: whether they have chosen a language is read from PostgreSQL.</summary>
    private Sample MeasureFirstDial()
    {
        var requests = AtGateway([""], FirstDials, _newPhone);
        _newPhone += FirstDials;
        return Sample.Take(_servers.Gateway, () => _gateway.RunClosed(requests));
    }

    /// <summary>Begins sessions, which is not measured, and walks on in them.</summary>
    private T Walk<T>(Func<UssdRequests, T> run)
    {
        var first = _session;
        _gateway.RunClosed(AtGateway([""], WalkingSessions, firstPhone: 0));
        return run(new UssdRequests(_servers.Gateway.Address, GatewayPath, s_walk, WalkingSessions, first, firstPhone: 0));
    }

    private UssdRequests AtGateway(string[] texts, int sessions, int firstPhone) => New(_servers.Gateway, GatewayPath, texts, sessions, firstPhone);

    private UssdRequests New(ServerProcess server, string path, string[] texts, int sessions, int firstPhone)
    {
        var first = _session;
        _session += sessions;
        return new UssdRequests(server.Address, path, texts, sessions, first, firstPhone);
    }
}
