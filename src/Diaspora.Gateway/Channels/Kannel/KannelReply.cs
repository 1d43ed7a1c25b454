using Diaspora.Gateway.Messaging.Sending;

namespace Diaspora.Gateway.Channels.Kannel;

/// <summary>What Kannel says to a send: a status and a short text (gw/smsbox.c).</summary>
internal static class KannelReply
{
    // What Kannel says with statuses of errors, and the first sign of a page that somebody between us and it may have given instead.
    private static readonly string[] s_doubtful = ["failed", "failure", "rejected", "not routable", "<"];

    /// <summary>The result that a reply stands for.</summary>
    public static SendResult Read(ProviderAnswer answer) => answer.Status switch
    {
        // The list of refused receivers follows a success; ours is the only one.
        >= 200 and < 300 when Says(answer, "Denied receivers") => new SendResult(SendOutcome.Failed, Reason: "unroutable"),
        >= 200 and < 300 when !s_doubtful.Any(words => Says(answer, words)) => new SendResult(SendOutcome.Accepted),
        400 when Says(answer, "Sender missing") => new SendResult(SendOutcome.SenderRefused, Reason: "sender"),
        400 when Says(answer, "receiver") => new SendResult(SendOutcome.Failed, Reason: "invalid-number"),
        403 when Says(answer, "Not routable") => new SendResult(SendOutcome.Failed, Reason: "unroutable"),
        503 when Says(answer, "Temporal failure") => new SendResult(SendOutcome.TryLater, Reason: "throttled", RetryAfter: answer.RetryAfter),
        _ => ProviderHttp.OfStatus(answer.Status, answer.RetryAfter),
    };

    private static bool Says(ProviderAnswer answer, string words) => answer.Text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
