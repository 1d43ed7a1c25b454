using System.Collections.Frozen;
using Diaspora.Gateway.Messaging.Sending;

namespace Diaspora.Gateway.Channels.Twilio;

/// <summary>
/// What Twilio's error codes mean. One map for both ways: most codes come with the answer to a send on one account and with a report on another.
/// The titles stand at twilio.com/docs/api/errors.
/// </summary>
internal static class TwilioErrors
{
    private static readonly FrozenDictionary<int, ProviderError> s_errors = new Dictionary<int, ProviderError>
    {
        [14107] = new(SendOutcome.TryLater, "throttled"),
        [20003] = new(SendOutcome.RouteDown, "credentials"),
        [20404] = new(SendOutcome.RouteDown, "configuration"),
        [20429] = new(SendOutcome.TryLater, "throttled"),
        [21211] = new(SendOutcome.Failed, "invalid-number"),
        [21212] = new(SendOutcome.SenderRefused, "sender"),

        // Only that country is not enabled: the route stays up for the others.
        [21408] = new(SendOutcome.Failed, "country-closed"),
        [21602] = new(SendOutcome.Failed, "rejected"),
        [21603] = new(SendOutcome.SenderRefused, "sender"),
        [21604] = new(SendOutcome.Failed, "invalid-number"),
        [21606] = new(SendOutcome.SenderRefused, "sender"),

        // A trial account reaches verified numbers and no others.
        [21608] = new(SendOutcome.Failed, "unverified-number"),
        [21610] = new(SendOutcome.OptedOut, "opted-out"),
        [21611] = new(SendOutcome.TryLater, "queue-full"),
        [21612] = new(SendOutcome.Failed, "unroutable"),
        [21614] = new(SendOutcome.Failed, "not-a-mobile"),
        [21617] = new(SendOutcome.Failed, "too-long"),
        [21635] = new(SendOutcome.Failed, "not-a-mobile"),
        [21703] = new(SendOutcome.SenderRefused, "sender"),
        [21704] = new(SendOutcome.SenderRefused, "sender"),
        [30001] = new(SendOutcome.TryLater, "queue-full"),
        [30002] = new(SendOutcome.RouteDown, "account-suspended"),
        [30003] = new(SendOutcome.TryLater, "unreachable"),
        [30004] = new(SendOutcome.Failed, "blocked"),
        [30005] = new(SendOutcome.Failed, "unknown-number"),
        [30006] = new(SendOutcome.Failed, "not-a-mobile"),
        [30007] = new(SendOutcome.Failed, "filtered"),
        [30008] = new(SendOutcome.TryLater, "unexplained"),
        [30010] = new(SendOutcome.Failed, "too-expensive"),
        [30022] = new(SendOutcome.TryLater, "throttled"),
        [30023] = new(SendOutcome.TryLater, "throttled"),
        [30032] = new(SendOutcome.SenderRefused, "sender-unregistered"),
        [30034] = new(SendOutcome.SenderRefused, "sender-unregistered"),
        [30036] = new(SendOutcome.TryLater, "expired"),
        [30410] = new(SendOutcome.TryLater, "provider-silent"),
        [30450] = new(SendOutcome.Failed, "filtered"),
    }.ToFrozenDictionary();

    /// <summary>What a code stands for; null: it is none of those that texts are known to end with.</summary>
    public static ProviderError? Find(int? code) => code is { } number ? s_errors.GetValueOrDefault(number) : null;
}
