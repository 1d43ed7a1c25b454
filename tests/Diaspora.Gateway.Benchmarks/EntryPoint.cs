using Diaspora.Gateway.Benchmarks.Dashboard;
using Diaspora.Gateway.Benchmarks.Engine;
using Diaspora.Gateway.Benchmarks.Messages;
using Diaspora.Gateway.Benchmarks.Servers;
using Diaspora.Gateway.Benchmarks.Turns;

namespace Diaspora.Gateway.Benchmarks;

/// <summary>The benchmarks' command line; <c>./gateway bench</c> starts it with servers that may be filled and thrown away.</summary>
internal static class EntryPoint
{
    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case []:
                await TurnBenchmark.RunAsync();
                await MessageBenchmark.RunAsync();
                await DashboardBenchmark.RunAsync();
                return 0;
            case ["turns"]:
                await TurnBenchmark.RunAsync();
                return 0;
            case ["messages"]:
                await MessageBenchmark.RunAsync();
                return 0;
            case ["console"]:
                await DashboardBenchmark.RunAsync();
                return 0;
            case ["engine"]:
                EngineBenchmark.Run();
                return 0;
            case [BareServer.Command, var redis, var url]:
                await BareServer.RunAsync(redis, url);
                return 0;
            case [ProviderServer.Command, var url]:
                await ProviderServer.RunAsync(url);
                return 0;
            default:
                await System.Console.Error.WriteLineAsync("""
                    ./gateway bench            all that follows but the last
                    ./gateway bench turns      turns through HTTP, Redis and PostgreSQL beside the bare limit
                    ./gateway bench messages   announcements, sending and delivery reports beside the bare limit
                    ./gateway bench console    the home page of staff with a million people and five million messages
                    ./gateway bench engine     turns of the menu engine alone
                    """);
                return 2;
        }
    }
}
