using System.Diagnostics;

namespace Diaspora.Gateway.Benchmarks.Messages;

/// <summary>Does the same thing many times, so many at once.</summary>
internal static class Crowd
{
    /// <summary>How often a second it was done.</summary>
    /// <param name="count">How often in all.</param>
    /// <param name="atOnce">How many are under way together.</param>
    /// <param name="act">Gets the number of the turn, from 0.</param>
    public static async Task<double> RateAsync(int count, int atOnce, Func<int, Task> act)
    {
        var next = -1;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next)) await act(i);
        })));
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
