using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Diaspora.Gateway.Benchmarks.Servers;

/// <summary>
/// The least that any menu in Redis costs: reads the form, gets a value by the session, sets it, answers with text. No checks, no
/// encryption, no time-outs, no logging.
/// </summary>
internal static class BareServer
{
    /// <summary>Argument that makes this program the bare server.</summary>
    public const string Command = "bare";

    /// <summary>The endpoint.</summary>
    public const string Path = "/bare";

    private const string Menu = "CON Khotso. Basotho Line\n1 Registration\n2 Sending money\n3 Events\n4 Food assistance\n5 Health\n99 More\n0 Exit\n";
    private static readonly TimeSpan s_memory = TimeSpan.FromMinutes(15);

    /// <summary>Serves until the process is ended.</summary>
    public static async Task RunAsync(string redis, string url)
    {
        var connection = await ConnectAsync(redis);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add(url);
        app.MapPost(Path, async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            RedisKey key = $"bare:{form["phoneNumber"]}:{form["sessionId"]}";
            var database = connection.GetDatabase();
            var before = (string?)await database.StringGetAsync(key);
            var text = $"{Menu}{form["serviceCode"]} {form["text"]} {before?.Length}";
            await database.StringSetAsync(key, text, s_memory);
            return TypedResults.Text(text);
        });
        app.Lifetime.ApplicationStarted.Register(() => System.Console.WriteLine("Ready: " + string.Join(' ', app.Urls)));
        await app.RunAsync();
    }

    // The settings of the product's RedisLink.
    private static async Task<ConnectionMultiplexer> ConnectAsync(string redis)
    {
        var configuration = ConfigurationOptions.Parse(redis);
        configuration.AbortOnConnectFail = false;
        configuration.ConnectTimeout = 1000;
        configuration.SyncTimeout = 800;
        var connection = await ConnectionMultiplexer.ConnectAsync(configuration);
        connection.PreserveAsyncOrder = false;
        return connection;
    }
}
