namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>How long to wait before the next attempt: half a minute, then four times as long each time up to two hours, a quarter more or less.</summary>
internal static class RetryPauses
{
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(2);

    /// <summary>The pause after an attempt, counted from 1; differs from call to call so that what failed together does not return together.</summary>
    public static TimeSpan After(int attempt)
    {
        var pause = s_first * Math.Pow(4, Math.Clamp(attempt, 1, 10) - 1);
        return (pause < s_longest ? pause : s_longest) * (0.75 + Random.Shared.NextDouble() / 2);
    }

    /// <summary>The pauses after every attempt but the last one.</summary>
    public static TimeSpan[] Between(int attempts) => [.. Enumerable.Range(1, attempts - 1).Select(After)];
}
