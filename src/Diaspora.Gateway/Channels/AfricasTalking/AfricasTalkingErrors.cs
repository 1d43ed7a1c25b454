using System.Collections.Frozen;
using Diaspora.Gateway.Messaging.Sending;

namespace Diaspora.Gateway.Channels.AfricasTalking;

/// <summary>What the errors of Africa's Talking mean: status codes of a send and failure reasons of reports, which are the same words.</summary>
internal static class AfricasTalkingErrors
{
    private static readonly FrozenDictionary<int, string> s_names = new Dictionary<int, string>
    {
        [401] = "RiskHold",
        [402] = "InvalidSenderId",
        [403] = "InvalidPhoneNumber",
        [404] = "UnsupportedNumberType",
        [405] = "InsufficientBalance",
        [406] = "UserInBlacklist",
        [407] = "CouldNotRoute",
        [409] = "DoNotDisturbRejection",
        [500] = "InternalServerError",
        [501] = "GatewayError",
        [502] = "RejectedByGateway",
    }.ToFrozenDictionary();

    // The spelling is theirs.
    private static readonly FrozenDictionary<string, ProviderError> s_errors = new Dictionary<string, ProviderError>
    {
        ["RiskHold"] = new(SendOutcome.RouteDown, "risk-hold"),
        ["InvalidSenderId"] = new(SendOutcome.SenderRefused, "sender"),
        ["InsufficientBalance"] = new(SendOutcome.RouteDown, "no-credit"),
        ["InsufficientCredit"] = new(SendOutcome.RouteDown, "no-credit"),
        ["InternalServerError"] = new(SendOutcome.TryLater, "provider-fault"),
        ["GatewayError"] = new(SendOutcome.TryLater, "provider-fault"),
        ["DeliveryFailure"] = new(SendOutcome.TryLater, "undelivered"),
        ["UserIsInactive"] = new(SendOutcome.TryLater, "unreachable"),
        ["AbsentSubscriber"] = new(SendOutcome.TryLater, "unreachable"),
        ["Expired"] = new(SendOutcome.TryLater, "expired"),
        ["InvalidPhoneNumber"] = new(SendOutcome.Failed, "invalid-number"),
        ["UnsupportedNumberType"] = new(SendOutcome.Failed, "not-a-mobile"),
        ["CouldNotRoute"] = new(SendOutcome.Failed, "unroutable"),
        ["DoNotDisturbRejection"] = new(SendOutcome.Failed, "do-not-disturb"),
        ["RejectedByGateway"] = new(SendOutcome.Failed, "rejected"),
        ["Rejected"] = new(SendOutcome.Failed, "rejected"),
        ["InvalidLinkId"] = new(SendOutcome.Failed, "rejected"),
        ["UserNotSubscribedToProduct"] = new(SendOutcome.Failed, "rejected"),
        ["UserAccountSuspended"] = new(SendOutcome.Failed, "suspended-number"),
        ["UserDoesNotExist"] = new(SendOutcome.Failed, "unknown-number"),
        ["NotNetworkSubcriber"] = new(SendOutcome.Failed, "unknown-number"),
        ["UserInBlacklist"] = new(SendOutcome.OptedOut, "opted-out"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a word stands for; null: it is a new one.</summary>
    public static ProviderError? Find(string? name) => name is null ? null : s_errors.GetValueOrDefault(name);

    /// <summary>What a recipient's status code stands for; null: it is a new one.</summary>
    public static ProviderError? Find(int code) => Find(s_names.GetValueOrDefault(code));
}
