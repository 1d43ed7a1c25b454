namespace Diaspora.Gateway.Messaging.Pages;

/// <summary>How pages colour the states of messages.</summary>
internal static class MessageWords
{
    /// <summary>The tone of a status's badge.</summary>
    public static string ToneOf(string status) => status switch
    {
        "delivered" => "good",
        "sent" or "sending" => "info",
        "failed" => "bad",
        "unknown" or "held" => "warn",
        _ => "neutral",
    };
}
