using Diaspora.Gateway.Commands;
using Diaspora.Gateway.Messaging.Sending;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Tests.Database;
using Diaspora.Gateway.Tests.Privacy;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using StackExchange.Redis;

namespace Diaspora.Gateway.Tests.Harness;

/// <summary>
/// A whole gateway with a database, Redis keys, signing keys and a clock of its own. Everything is real but the clock; it is reached by HTTP.
/// </summary>
public class GatewayFixture : IAsyncLifetime
{
    /// <summary>Noon in Lesotho on the day on which the journeys were written.</summary>
    public static readonly DateTimeOffset FirstNoon = new(2026, 11, 21, 12, 0, 0, TimeSpan.FromHours(2));

    private readonly TestDatabase _database = new();
    private readonly KeyDirectory _keys = new();
    private readonly string _prefix = "t" + Guid.NewGuid().ToString("n");
    private WebApplicationFactory<Program>? _factory;
    private int _port;

    internal ManualTime Time { get; } = new(FirstNoon);

    /// <summary>Settings that differ from the defaults; to be set before the first use of the gateway.</summary>
    internal Dictionary<string, string> Settings { get; } = [];

    /// <summary>Services of a test's own, such as actions; to be set before the first use of the gateway.</summary>
    internal Action<IServiceCollection>? MoreServices { get; set; }

    /// <summary>Whether it serves the console and the API, which takes a gateway seconds to begin with; to be said before its first use.</summary>
    internal bool ServesStaff
    {
        get;
        set => field = value == field || _factory is null
            ? value
            : throw new InvalidOperationException("This gateway runs already, without the console and the API: use a StaffGateway.");
    }

    /// <summary>Where texts to providers end; null lets them out, for a test that runs a provider on this machine.</summary>
    internal ProviderStub? Providers { get; set; } = new();

    /// <summary>Connection string of this gateway's database.</summary>
    internal string ConnectionString => _database.ConnectionString;

    internal HttpClient Client => field ??= Factory.CreateClient(
        new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = Factory.ClientOptions.BaseAddress });

    /// <summary>A browser's worth of HTTP: with cookies of its own, which follows no redirect by itself.</summary>
    internal HttpClient NewClient() => Factory.CreateClient(
        new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true, BaseAddress = Factory.ClientOptions.BaseAddress });

    internal IServiceProvider Services => Factory.Services;

    internal NpgsqlDataSource Database => Services.GetRequiredService<NpgsqlDataSource>();

    private WebApplicationFactory<Program> Factory => _factory ??= new WebApplicationFactory<Program>().WithWebHostBuilder(Configure);

    public Task InitializeAsync() => _database.InitializeAsync();

    public async Task DisposeAsync()
    {
        if (_factory is not null) await _factory.DisposeAsync();
        await _database.DisposeAsync();
        await ForEachKeyAsync((redis, key) => redis.KeyDeleteAsync(key));
        _keys.Dispose();
        Providers?.Dispose();
    }

    /// <summary>Serves this gateway on a port, or on any free one, for a browser or a Kannel; before its first use.</summary>
    internal Uri Listen(int port = 0)
    {
        _port = port;
        Factory.UseKestrel(port);
        Factory.StartServer();
        return Factory.ClientOptions.BaseAddress;
    }

    /// <summary>A phone on this gateway.</summary>
    internal Phone Phone(string number) => new(this, number);

    /// <summary>Lets time pass, in Redis as well.</summary>
    internal async Task WaitAsync(TimeSpan time)
    {
        Time.Advance(time);
        await ForEachKeyAsync(async (redis, key) =>
        {
            var left = await redis.KeyTimeToLiveAsync(key) - time;
            if (left is null) return;
            if (left > TimeSpan.Zero) await redis.KeyExpireAsync(key, left);
            else await redis.KeyDeleteAsync(key);
        });
    }

    /// <summary>Redis forgets everything of this gateway.</summary>
    internal Task LoseRedisAsync() => ForEachKeyAsync((redis, key) => redis.KeyDeleteAsync(key));

    /// <summary>What Redis holds of this gateway's conversations turns into something that nobody can read.</summary>
    internal Task SpoilRedisAsync() => ForEachKeyAsync(async (redis, key) =>
    {
        if (await redis.KeyTypeAsync(key) == RedisType.String) await redis.StringSetAsync(key, "neither ours nor sealed, and long enough to be tried");
    });

    /// <summary>Sends every message that is due now.</summary>
    internal Task DispatchAsync() => Services.GetRequiredService<Dispatcher>().DrainAsync(CancellationToken.None);

    /// <summary>Runs a command of the program; gives its exit code and what it said.</summary>
    internal async Task<(int Code, string Said)> RunCommandAsync(params string[] args)
    {
        await using var output = new StringWriter();
        var code = await CommandLine.RunAsync(args, Services, output, output, CancellationToken.None);
        return (code, output.ToString());
    }

    internal KeyedHasher Hasher => Services.GetRequiredService<KeyedHasher>();

    private void Configure(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseContentRoot(RepositoryRoot);
        // Any free port unless one is asked for: several test runs may share the machine.
        builder.UseUrls($"http://127.0.0.1:{_port}");
        builder.UseSetting("Database:ConnectionString", _database.ConnectionString);
        builder.UseSetting("Redis:Configuration", TestServers.Redis);
        builder.UseSetting("Redis:KeyPrefix", _prefix);
        builder.UseSetting("Privacy:KeyDirectory", _keys.Path);
        builder.UseSetting("Conversations:FlowsDirectory", Path.Combine(RepositoryRoot, "flows"));
        // Tests call what a job calls; those of the scheduler switch it on.
        builder.UseSetting("Scheduling:Enabled", "false");
        // Nobody signs in unless a test opens an account.
        builder.UseSetting("Staff:FirstAdministrator", "false");
        // Messages leave when a test says so.
        builder.UseSetting("Messaging:Dispatch", "false");
        builder.UseSetting("Staff:Served", ServesStaff ? "true" : "false");
        foreach (var (name, value) in Settings) builder.UseSetting(name, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(new SuiteLog()));
        builder.ConfigureServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time));
            Providers?.Cover(services);
            MoreServices?.Invoke(services);
        });
    }

    /// <summary>The root of the repository.</summary>
    internal static string RepositoryRoot { get; } = FindRoot();

    private async Task ForEachKeyAsync(Func<IDatabase, RedisKey, Task> act)
    {
        using var connection = await ConnectionMultiplexer.ConnectAsync(TestServers.Redis);
        var redis = connection.GetDatabase();
        var keys = (RedisKey[])await redis.ExecuteAsync("KEYS", _prefix + ":*");
        foreach (var key in keys) await act(redis, key);
    }

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Diaspora.Gateway.sln"))) return at.FullName;
        throw new InvalidOperationException("The repository was not found above the test's folder.");
    }
}

/// <summary>A gateway that serves the console and the API: <c>IClassFixture&lt;StaffGateway&gt;</c>.</summary>
public sealed class StaffGateway : GatewayFixture
{
    public StaffGateway() => ServesStaff = true;
}
