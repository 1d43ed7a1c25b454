namespace Diaspora.Gateway.Hosting;

/// <summary>Log lines of the host, events 1000 to 1099.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(1000, LogLevel.Error, "A request failed: {Fault}\n{Trace}")]
    public static partial void RequestFailed(this ILogger logger, string fault, string? trace);
}
