namespace Diaspora.Gateway.Scheduling;

/// <summary>Log lines of regular work, events 3300 to 3399.</summary>
internal static partial class SchedulingLog
{
    [LoggerMessage(3300, LogLevel.Error, "The job {Job} failed: {Fault}\n{Trace}")]
    public static partial void JobFailed(this ILogger logger, string job, string fault, string? trace);
}
