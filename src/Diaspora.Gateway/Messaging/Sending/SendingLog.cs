namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>Log lines of sending, events 3100 to 3149. Counts and ids only.</summary>
internal static partial class SendingLog
{
    [LoggerMessage(3100, LogLevel.Error,
        "Provider {Provider} takes nothing from us ({Reason}). Check its account, key and sender in the settings. Messages wait or take their fall-back route; it is tried again every minute.")]
    public static partial void ProviderRefuses(this ILogger logger, string provider, string reason);

    [LoggerMessage(3101, LogLevel.Warning, "Provider {Provider} does not answer and is left alone for {Seconds} seconds.")]
    public static partial void ProviderDown(this ILogger logger, string provider, double seconds);

    [LoggerMessage(3102, LogLevel.Information, "Provider {Provider} takes messages again.")]
    public static partial void ProviderBack(this ILogger logger, string provider);

    [LoggerMessage(3103, LogLevel.Error, "Provider {Provider} failed with {Fault}, which it never should. The outcome counts as unknown.")]
    public static partial void ProviderFault(this ILogger logger, string provider, string fault);

    [LoggerMessage(3104, LogLevel.Error, "Message {Id} cannot be read on this node ({Fault}); a CryptographicException means that its key is missing in the key directory.")]
    public static partial void Unreadable(this ILogger logger, long id, string fault);

    [LoggerMessage(3105, LogLevel.Warning, "Outcomes of sends could not be written ({Fault}); trying again.")]
    public static partial void OutcomeNotWritten(this ILogger logger, string fault);

    [LoggerMessage(3106, LogLevel.Warning, "Route {Route} pauses: PostgreSQL or Redis is away ({Fault}).")]
    public static partial void RoutePauses(this ILogger logger, string route, string fault);

    [LoggerMessage(3107, LogLevel.Information, "Route {Route} goes on.")]
    public static partial void RouteGoesOn(this ILogger logger, string route);

    [LoggerMessage(3108, LogLevel.Warning, "The outcome of {Count} messages is unknown because the node that sent them ended.")]
    public static partial void OutcomesLost(this ILogger logger, int count);

    [LoggerMessage(3109, LogLevel.Information, "{Count} waiting messages got a new route, because theirs is not set up any more.")]
    public static partial void Rerouted(this ILogger logger, int count);

    [LoggerMessage(3110, LogLevel.Warning, "Overdue messages could not be looked after ({Fault}).")]
    public static partial void SweepFailed(this ILogger logger, string fault);

    [LoggerMessage(3112, LogLevel.Warning, "Reports that came early could not be taken ({Fault}); trying again soon.")]
    public static partial void ReportsNotTaken(this ILogger logger, string fault);

    [LoggerMessage(3113, LogLevel.Error,
        "The provider of route {Route} refuses its sender ({Reason}). Check the sender in the settings of the route. Messages wait or take their fall-back route; it is tried again every minute.")]
    public static partial void SenderRefused(this ILogger logger, string route, string reason);

    [LoggerMessage(3114, LogLevel.Information, "The sender of route {Route} is taken again.")]
    public static partial void SenderBack(this ILogger logger, string route);

    [LoggerMessage(3115, LogLevel.Warning, "Part of a broadcast could not be put off until the morning at once ({Fault}); its messages are put off one by one.")]
    public static partial void NotPutOff(this ILogger logger, string fault);

    [LoggerMessage(3116, LogLevel.Error, "A send on route {Route} broke with {Fault}, which none ever should. Its outcome will count as unknown.")]
    public static partial void SendBroke(this ILogger logger, string route, string fault);

    [LoggerMessage(3111, LogLevel.Warning, "{Count} sends were still under way when the gateway stopped; their outcome will count as unknown.")]
    public static partial void SendsLeft(this ILogger logger, int count);
}
