namespace Diaspora.Gateway.Conversations;

/// <summary>Log lines of conversations, events 2000 to 2099. No number, input, text or exception message: those may hold what a person said.</summary>
internal static partial class ConversationLog
{
    [LoggerMessage(2000, LogLevel.Warning, "A turn on {Channel} was answered with a rest: {Fault}.")]
    public static partial void TurnRested(this ILogger logger, string channel, string fault);

    [LoggerMessage(2001, LogLevel.Error, "A turn on {Channel} failed: {Fault}\n{Trace}")]
    public static partial void TurnFailed(this ILogger logger, string channel, string fault, string? trace);

    [LoggerMessage(2002, LogLevel.Information, "A phone on {Channel} was asked to wait: it began {Begun} sessions within a minute.")]
    public static partial void PhoneAskedToWait(this ILogger logger, string channel, int begun);
}
