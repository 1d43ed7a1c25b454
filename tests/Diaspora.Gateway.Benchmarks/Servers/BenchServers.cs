using Diaspora.Gateway.Privacy;
using Npgsql;
using StackExchange.Redis;

namespace Diaspora.Gateway.Benchmarks.Servers;

/// <summary>
/// The gateway, as it runs in production, and the bare server beside it, on one Redis. The gateway has a new database and new keys of its own,
/// which go at the end.
/// </summary>
internal sealed class BenchServers : IAsyncDisposable
{
    /// <summary>The token that the provider is told.</summary>
    public const string Token = "dev-token";

    private const string AnyPort = "http://127.0.0.1:0";
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("gateway-bench-");
    private readonly string _name = "bench_" + Guid.NewGuid().ToString("n");
    private ServerProcess? _gateway;
    private ServerProcess? _bare;

    private BenchServers()
    {
    }

    /// <summary>The gateway.</summary>
    public ServerProcess Gateway => _gateway ?? throw new InvalidOperationException("The gateway was not started.");

    /// <summary>The bare server.</summary>
    public ServerProcess Bare => _bare ?? throw new InvalidOperationException("The bare server was not started.");

    private static string Postgres => Require("GATEWAY_TEST_POSTGRES");

    private static string Redis => Require("GATEWAY_TEST_REDIS");

    private string KeyPrefix => _name.Replace('_', '-');

    /// <summary>Starts both.</summary>
    public static async Task<BenchServers> StartAsync(CancellationToken cancellationToken)
    {
        var servers = new BenchServers();
        try
        {
            await RunSqlAsync($"create database {servers._name}", cancellationToken);
            servers._gateway = await servers.StartGatewayAsync(cancellationToken);
            servers._bare = await ServerProcess.StartAsync(
                "Diaspora.Gateway.Benchmarks.dll", [BareServer.Command, Redis, AnyPort], new Dictionary<string, string>(), servers.InDirectory("bare"),
                cancellationToken);
            return servers;
        }
        catch
        {
            await servers.DisposeAsync();
            throw;
        }
    }

    /// <summary>Conversations that the gateway has in Redis now.</summary>
    public async Task<int> CountSessionsAsync()
    {
        using var connection = await ConnectionMultiplexer.ConnectAsync(Redis);
        return connection.GetServer(connection.GetEndPoints()[0]).Keys(pattern: KeyPrefix + ":*:s:*", pageSize: 1000).Count();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _gateway?.Dispose();
        _bare?.Dispose();
        _directory.Delete(recursive: true);
        await RunSqlAsync($"drop database if exists {_name} with (force)", CancellationToken.None);
    }

    private Task<ServerProcess> StartGatewayAsync(CancellationToken cancellationToken)
    {
        var keys = InDirectory("keys");
        HashKey.ReadOrCreate(keys);
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Database__ConnectionString"] = new NpgsqlConnectionStringBuilder(Postgres) { Database = _name }.ConnectionString,
            ["Redis__Configuration"] = Redis,
            ["Redis__KeyPrefix"] = KeyPrefix,
            ["Privacy__KeyDirectory"] = keys,
            ["Channels__AfricasTalking__Token"] = Token,
        };
        return ServerProcess.StartAsync("Diaspora.Gateway.dll", ["--urls", AnyPort], settings, InDirectory("gateway"), cancellationToken);
    }

    private string InDirectory(string name) => Path.Combine(_directory.FullName, name);

    private static async Task RunSqlAsync(string sql, CancellationToken cancellationToken)
    {
        await using var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Postgres) { Pooling = false, CommandTimeout = 60 });
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Require(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"{variable} is not set: run ./gateway bench, which starts the servers that the benchmarks need.");
}
