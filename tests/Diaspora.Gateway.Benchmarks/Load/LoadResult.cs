namespace Diaspora.Gateway.Benchmarks.Load;

/// <summary>How a server answered a number of requests.</summary>
internal sealed class LoadResult
{
    private readonly TimeSpan[] _latencies;

    /// <summary>Takes the latencies over, in any order.</summary>
    public LoadResult(TimeSpan[] latencies, TimeSpan elapsed)
    {
        Array.Sort(latencies);
        _latencies = latencies;
        Elapsed = elapsed;
    }

    /// <summary>How many requests.</summary>
    public int Count => _latencies.Length;

    /// <summary>From the first request to the last answer.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>Requests a second.</summary>
    public double PerSecond => Count / Elapsed.TotalSeconds;

    /// <summary>The latency that a share of the requests, such as 0.99, did not exceed.</summary>
    public TimeSpan Percentile(double share) => _latencies[Math.Max((int)Math.Ceiling(share * Count) - 1, 0)];
}
