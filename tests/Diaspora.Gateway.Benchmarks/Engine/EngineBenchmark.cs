using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Diaspora.Gateway.Benchmarks.Engine;

/// <summary>What the menu engine takes for a turn, without any input or output; we want less than 10 microseconds.</summary>
[MemoryDiagnoser]
public class EngineBenchmark
{
    private EngineWalk _walk = null!; // GlobalSetup runs before anything else.

    /// <summary>Runs it in this process, which has the garbage collector's settings of the gateway, and prints the table.</summary>
    public static void Run()
    {
        var artifacts = Directory.CreateTempSubdirectory("gateway-bench-");
        BenchmarkRunner.Run<EngineBenchmark>(DefaultConfig.Instance
            .AddJob(Job.MediumRun.WithToolchain(InProcessEmitToolchain.Instance))
            .WithArtifactsPath(artifacts.FullName));
        artifacts.Delete(recursive: true);
    }

    /// <summary>Loads the flows of the product and begins a session.</summary>
    [GlobalSetup]
    public async Task SetUpAsync() => _walk = await EngineWalk.BeginAsync();

    /// <summary>A turn.</summary>
    [Benchmark(OperationsPerInvoke = EngineWalk.Turns, Baseline = true)]
    public Task TurnAsync() => _walk.WalkAsync();

    /// <summary>A turn of a session that is read from JSON before and written to JSON after it.</summary>
    [Benchmark(OperationsPerInvoke = EngineWalk.Turns)]
    public Task TurnThroughJsonAsync() => _walk.WalkThroughJsonAsync();
}
