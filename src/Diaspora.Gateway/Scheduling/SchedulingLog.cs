namespace Diaspora.Gateway.Scheduling;

/// <summary>Log lines of regular work, events 3300 to 3399.</summary>
internal static partial class SchedulingLog
{
    [LoggerMessage(3300, LogLevel.Error, "The job {Job} failed: {Fault}\n{Trace}")]
    public static partial void JobFailed(this ILogger logger, string job, string fault, string? trace);

    [LoggerMessage(3301, LogLevel.Information, "Of {What}, {Removed} had been kept for long enough and were removed.")]
    public static partial void Purged(this ILogger logger, string what, long removed);

    [LoggerMessage(3302, LogLevel.Error, "Of {What}, what had been kept for long enough could not be removed: {Fault} {SqlState}")]
    public static partial void PurgeFailed(this ILogger logger, string what, string fault, string? sqlState);

    [LoggerMessage(3303, LogLevel.Warning, "Of {What}, {Count} wait for longer than {Allowed}.")]
    public static partial void WaitsTooLong(this ILogger logger, string what, long count, TimeSpan allowed);
}
