using Diaspora.Gateway.Benchmarks.Load;
using Diaspora.Gateway.Benchmarks.Servers;

namespace Diaspora.Gateway.Benchmarks.Turns;

/// <summary>One round of one kind of turn.</summary>
/// <param name="PerSecond">Turns a second.</param>
/// <param name="Median">Latency that half of the turns did not exceed.</param>
/// <param name="Slow">Latency that 99 of 100 turns did not exceed.</param>
/// <param name="Allocated">Bytes that the server allocated per turn.</param>
/// <param name="Commands">SQL commands that the server ran per turn.</param>
/// <param name="ServerTime">Processor time that the server took per turn.</param>
/// <param name="ClientTime">Processor time that the client took per turn.</param>
internal sealed record Sample(
    double PerSecond, TimeSpan Median, TimeSpan Slow, double Allocated, double Commands, TimeSpan ServerTime, TimeSpan ClientTime)
{
    /// <summary>Measures a run.</summary>
    public static Sample Take(ServerProcess server, Func<LoadResult> run)
    {
        var before = server.Measure();
        var clientBefore = Environment.CpuUsage.TotalTime;
        var result = run();
        var client = Environment.CpuUsage.TotalTime - clientBefore;
        var used = server.Measure().Since(before);
        return new Sample(
            result.PerSecond, result.Percentile(0.5), result.Percentile(0.99), (double)used.Allocated / result.Count,
            (double)used.Commands / result.Count,
            used.Processor / result.Count, client / result.Count);
    }
}

/// <summary>The rounds of one kind of turn; each figure is the median of its own.</summary>
internal sealed class Samples
{
    private readonly List<Sample> _samples = [];

    /// <summary>Turns a second.</summary>
    public double PerSecond => Of(sample => sample.PerSecond);

    /// <summary>Latency that half of the turns did not exceed.</summary>
    public TimeSpan Median => Of(sample => sample.Median);

    /// <summary>Latency that 99 of 100 turns did not exceed.</summary>
    public TimeSpan Slow => Of(sample => sample.Slow);

    /// <summary>Bytes that the server allocated per turn.</summary>
    public double Allocated => Of(sample => sample.Allocated);

    /// <summary>SQL commands that the server ran per turn.</summary>
    public double Commands => Of(sample => sample.Commands);

    /// <summary>Processor time that the server took per turn.</summary>
    public TimeSpan ServerTime => Of(sample => sample.ServerTime);

    /// <summary>Processor time that the client took per turn.</summary>
    public TimeSpan ClientTime => Of(sample => sample.ClientTime);

    /// <summary>Adds a round.</summary>
    public void Add(Sample sample) => _samples.Add(sample);

    private T Of<T>(Func<Sample, T> figure) => _samples.Select(figure).Order().ElementAt(_samples.Count / 2);
}
