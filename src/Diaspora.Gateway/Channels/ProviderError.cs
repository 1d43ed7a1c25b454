using Diaspora.Gateway.Messaging.Sending;

namespace Diaspora.Gateway.Channels;

/// <summary>What an error of a provider means, whether it comes with the answer to a send or later with a report.</summary>
/// <param name="Outcome">What it means for a send.</param>
/// <param name="Reason">Short code of ours, such as <c>invalid-number</c>.</param>
internal sealed record ProviderError(SendOutcome Outcome, string Reason)
{
    /// <summary>What it means in a report: what another attempt may cure is undelivered, the rest is final.</summary>
    public ReportStatus Status => Outcome switch
    {
        SendOutcome.Failed => ReportStatus.Failed,
        SendOutcome.OptedOut => ReportStatus.OptedOut,
        SendOutcome.TryLater or SendOutcome.RouteDown or SendOutcome.SenderRefused or SendOutcome.Unknown => ReportStatus.Undelivered,
        SendOutcome.Accepted or SendOutcome.Delivered => throw new InvalidOperationException($"{Outcome} is no error."),
        _ => throw new InvalidOperationException($"No status for {Outcome}."),
    };

    /// <summary>The result of a send that ended so.</summary>
    public SendResult Result(string? providerId = null, TimeSpan? retryAfter = null) => new(Outcome, providerId, Reason, retryAfter);
}
