using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>What follows from the outcome of an attempt. Safe for any number of threads.</summary>
internal sealed class SettlementRules(IOptions<MessagingOptions> options, TimeProvider time)
{
    /// <summary>Reason of a message of which nobody knows whether it left.</summary>
    public const string UnknownOutcome = "unknown-outcome";

    // What our account, our sender or our words are to blame for says nothing of the phone.
    private static readonly FrozenSet<string> s_phoneFaults =
        FrozenSet.Create("invalid-number", "unknown-number", "not-a-mobile", "suspended-number", "unreachable");

    private readonly MessagingOptions _options = options.Value;

    /// <summary>The attempt was made.</summary>
    /// <param name="message">The message.</param>
    /// <param name="result">What the provider answered.</param>
    /// <param name="segments">SMS parts of it.</param>
    /// <param name="safeToRepeat">See <see cref="ISmsProvider.SafeToRepeat"/>.</param>
    public Settlement Of(ClaimedMessage message, SendResult result, int segments, bool safeToRepeat) => result.Outcome switch
    {
        SendOutcome.Accepted => Sent(message, "sent", result, segments),
        SendOutcome.Delivered => Sent(message, "delivered", result, segments),
        SendOutcome.TryLater => Later(message, result),
        SendOutcome.Failed => Failed(message, result.Reason ?? "failed"),
        SendOutcome.OptedOut => Failed(message, "opted-out") with { StoppedPhone = message.PhoneHash },
        // Due at once, by the fall-back route, or when the provider is tried again.
        SendOutcome.RouteDown or SendOutcome.SenderRefused => NotNow(message, TimeSpan.Zero),
        // The same reference again has no second effect, so the attempt keeps its number.
        SendOutcome.Unknown when safeToRepeat => NotNow(message, RetryPauses.After(1)),
        SendOutcome.Unknown => Unknown(message),
        _ => throw new InvalidOperationException($"No rule for {result.Outcome}."),
    };

    /// <summary>The message never will leave as it stands.</summary>
    public static Settlement Failed(ClaimedMessage message, string reason) => new()
    {
        Reference = message.Reference,
        Take = message.Takes,
        Status = "failed",
        Reason = reason,
        AttemptFailed = true,
        PhoneFailed = s_phoneFaults.Contains(reason),
    };

    /// <summary>Nothing was sent; the message waits on, unless it would then come too late.</summary>
    public Settlement NotNow(ClaimedMessage message, TimeSpan pause) => NotBefore(message, time.GetUtcNow() + pause);

    /// <summary>As <see cref="NotNow"/>, until a moment; null: there is none in time.</summary>
    public static Settlement NotBefore(ClaimedMessage message, DateTimeOffset? due) => due < message.DeliverBy
        ? new() { Reference = message.Reference, Take = message.Takes, Status = "waiting", DueAt = due, GivenBack = true }
        : new() { Reference = message.Reference, Take = message.Takes, Status = "expired", Reason = "too-late", GivenBack = true };

    /// <summary>It did not leave this time.</summary>
    public Settlement Later(ClaimedMessage message, SendResult result)
    {
        var reason = result.Reason ?? "provider-busy";
        var counted = message.Attempt - message.Forgiven;
        if (counted >= _options.MostAttempts) return Failed(message, reason);
        var pause = RetryPauses.After(counted);
        var due = time.GetUtcNow() + (result.RetryAfter > pause ? result.RetryAfter.Value : pause);
        return new()
        {
            Reference = message.Reference,
            Take = message.Takes,
            Status = due < message.DeliverBy ? "waiting" : "expired",
            Reason = reason,
            DueAt = due,
            AttemptFailed = true,
        };
    }

    private Settlement Unknown(ClaimedMessage message) => new()
    {
        Reference = message.Reference,
        Take = message.Takes,
        Status = "unknown",
        Reason = UnknownOutcome,
        LeaseUntil = time.GetUtcNow() + _options.UnknownPatience,
        AttemptFailed = true,
    };

    private static Settlement Sent(ClaimedMessage message, string status, SendResult result, int segments) =>
        new() { Reference = message.Reference, Take = message.Takes, Status = status, ProviderId = result.ProviderId, Segments = segments };
}
