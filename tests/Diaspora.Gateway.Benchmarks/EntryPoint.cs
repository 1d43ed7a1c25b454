using Diaspora.Gateway.Benchmarks.Engine;
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
                return 0;
            case ["engine"]:
                EngineBenchmark.Run();
                return 0;
            case [BareServer.Command, var redis, var url]:
                await BareServer.RunAsync(redis, url);
                return 0;
            default:
                await Console.Error.WriteLineAsync("""
                    ./gateway bench          turns through HTTP, Redis and PostgreSQL beside the bare limit
                    ./gateway bench engine   turns of the menu engine alone
                    """);
                return 2;
        }
    }
}
