namespace Diaspora.Gateway.Insights;

/// <summary>What is logged of counting.</summary>
internal static partial class InsightsLog
{
    [LoggerMessage(4100, LogLevel.Warning, "The measure {Measure} could not be counted ({Fault} {SqlState}); the next run tries again.")]
    public static partial void MeasureFailed(this ILogger logger, string measure, string fault, string? sqlState);

    [LoggerMessage(4101, LogLevel.Warning, "Counts could not be written ({Fault}); they are kept and tried again.")]
    public static partial void CountsNotWritten(this ILogger logger, string fault);

    [LoggerMessage(4102, LogLevel.Warning, "{Counts} counts were lost, because PostgreSQL was away when this node stopped.")]
    public static partial void CountsLost(this ILogger logger, long counts);
}
