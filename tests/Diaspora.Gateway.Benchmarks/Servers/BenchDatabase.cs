using Diaspora.Gateway.Privacy;
using Npgsql;
using StackExchange.Redis;

namespace Diaspora.Gateway.Benchmarks.Servers;

/// <summary>A new database, keys and a place in Redis for gateways that run as in production; they go at the end.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    /// <summary>The token that providers are told.</summary>
    public const string Token = "dev-token";

    /// <summary>Any free port of this machine alone.</summary>
    public const string AnyPort = "http://127.0.0.1:0";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("gateway-bench-");
    private readonly string _name = "bench_" + Guid.NewGuid().ToString("n");

    private BenchDatabase() => HashKey.ReadOrCreate(KeyDirectory);

    /// <summary>The Redis that all share.</summary>
    public static string Redis => Require("GATEWAY_TEST_REDIS");

    /// <summary>Where the keys are.</summary>
    public string KeyDirectory => InDirectory("keys");

    /// <summary>How to reach the database.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(Postgres) { Database = _name }.ConnectionString;

    private static string Postgres => Require("GATEWAY_TEST_POSTGRES");

    private string KeyPrefix => _name.Replace('_', '-');

    /// <summary>Makes the database; a gateway that starts on it fills it with its tables.</summary>
    public static async Task<BenchDatabase> CreateAsync(CancellationToken cancellationToken)
    {
        var database = new BenchDatabase();
        await RunSqlAsync($"create database {database._name}", cancellationToken);
        return database;
    }

    /// <summary>Starts a gateway.</summary>
    /// <param name="name">Tells it from others on this database.</param>
    /// <param name="more">Settings besides those of the database.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<ServerProcess> StartGatewayAsync(string name, IReadOnlyDictionary<string, string> more, CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string>(more)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Database__ConnectionString"] = ConnectionString,
            ["Redis__Configuration"] = Redis,
            ["Redis__KeyPrefix"] = KeyPrefix,
            ["Privacy__KeyDirectory"] = KeyDirectory,
        };
        return ServerProcess.StartAsync("Diaspora.Gateway.dll", ["--urls", AnyPort], settings, InDirectory(name), cancellationToken);
    }

    /// <summary>Starts this program in another part.</summary>
    public Task<ServerProcess> StartPartAsync(string name, string[] arguments, CancellationToken cancellationToken) => ServerProcess.StartAsync(
        "Diaspora.Gateway.Benchmarks.dll", arguments, new Dictionary<string, string>(), InDirectory(name), cancellationToken);

    /// <summary>Conversations that gateways have in Redis now.</summary>
    public async Task<int> CountSessionsAsync()
    {
        using var connection = await ConnectionMultiplexer.ConnectAsync(Redis);
        return connection.GetServer(connection.GetEndPoints()[0]).Keys(pattern: KeyPrefix + ":*:s:*", pageSize: 1000).Count();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _directory.Delete(recursive: true);
        await RunSqlAsync($"drop database if exists {_name} with (force)", CancellationToken.None);
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
