namespace Diaspora.Gateway.Channels;

/// <summary>Log lines of the channels, events 3000 to 3099. They hold nothing of a request but the channel and a reason's code.</summary>
internal static partial class ChannelLog
{
    [LoggerMessage(3000, LogLevel.Information, "Channel {Channel} is closed and answers 403: set {Option} to open it.")]
    public static partial void ChannelClosed(this ILogger logger, string channel, string option);

    [LoggerMessage(3001, LogLevel.Information, "Channel {Channel} refused a request: {Reason}.")]
    public static partial void RequestRefused(this ILogger logger, string channel, string reason);

    [LoggerMessage(3002, LogLevel.Information, "Channel {Channel} acknowledged a request that changes nothing: {Reason}.")]
    public static partial void RequestIgnored(this ILogger logger, string channel, string reason);
}
