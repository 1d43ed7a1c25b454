using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Diaspora.Gateway.Benchmarks.Messages;

/// <summary>A provider that takes every text at once, in the words of Kannel, and counts them.</summary>
internal static class ProviderServer
{
    /// <summary>Argument that makes this program the provider.</summary>
    public const string Command = "provider";

    /// <summary>Where texts go.</summary>
    public const string SendPath = "/cgi-bin/sendsms";

    /// <summary>Gives the number of texts so far.</summary>
    public const string CountPath = "/count";

    /// <summary>Serves until the process is ended.</summary>
    public static async Task RunAsync(string url)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add(url);
        var count = 0;
        app.MapGet(SendPath, () =>
        {
            Interlocked.Increment(ref count);
            return TypedResults.Text("0: Accepted for delivery", statusCode: (int)HttpStatusCode.Accepted);
        });
        app.MapGet(CountPath, () => Volatile.Read(ref count).ToString(CultureInfo.InvariantCulture));
        app.Lifetime.ApplicationStarted.Register(() => System.Console.WriteLine("Ready: " + string.Join(' ', app.Urls)));
        await app.RunAsync();
    }
}
