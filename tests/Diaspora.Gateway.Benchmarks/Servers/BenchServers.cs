namespace Diaspora.Gateway.Benchmarks.Servers;

/// <summary>The gateway, as it runs in production, and the bare server beside it, on one Redis.</summary>
internal sealed class BenchServers : IAsyncDisposable
{
    private readonly BenchDatabase _database;
    private ServerProcess? _gateway;
    private ServerProcess? _bare;

    private BenchServers(BenchDatabase database) => _database = database;

    /// <summary>The gateway.</summary>
    public ServerProcess Gateway => _gateway ?? throw new InvalidOperationException("The gateway was not started.");

    /// <summary>The bare server.</summary>
    public ServerProcess Bare => _bare ?? throw new InvalidOperationException("The bare server was not started.");

    /// <summary>Starts both.</summary>
    public static async Task<BenchServers> StartAsync(CancellationToken cancellationToken)
    {
        var servers = new BenchServers(await BenchDatabase.CreateAsync(cancellationToken));
        var settings = new Dictionary<string, string>
        {
            ["Channels__AfricasTalking__Token"] = BenchDatabase.Token,
            ["Messaging__Dispatch"] = "false",
            ["Scheduling__Enabled"] = "false",
        };
        try
        {
            servers._gateway = await servers._database.StartGatewayAsync("gateway", settings, cancellationToken);
            servers._bare = await servers._database.StartPartAsync(
                "bare", [BareServer.Command, BenchDatabase.Redis, BenchDatabase.AnyPort], cancellationToken);
            return servers;
        }
        catch
        {
            await servers.DisposeAsync();
            throw;
        }
    }

    /// <summary>Conversations that the gateway has in Redis now.</summary>
    public Task<int> CountSessionsAsync() => _database.CountSessionsAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _gateway?.Dispose();
        _bare?.Dispose();
        await _database.DisposeAsync();
    }
}
