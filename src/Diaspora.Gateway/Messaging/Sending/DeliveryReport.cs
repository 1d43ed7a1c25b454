using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>What a provider says later of a text, in our own shape.</summary>
/// <param name="Provider">Name of the provider.</param>
/// <param name="Reference">Our reference, when the provider gives it back.</param>
/// <param name="ProviderId">The provider's id, when it names one.</param>
/// <param name="Phone">The phone it is about, when the provider names it: finds a message whose id we never learnt.</param>
/// <param name="Status">How far it came.</param>
/// <param name="Reason">Short code of ours when it did not arrive.</param>
internal sealed record DeliveryReport(
    string Provider, MessageReference? Reference, string? ProviderId, PhoneHash? Phone, ReportStatus Status, string? Reason = null);

/// <summary>How far a text came, as a report tells it.</summary>
internal enum ReportStatus
{
    /// <summary>The provider or the network has it.</summary>
    Accepted,

    /// <summary>It is on the phone.</summary>
    Delivered,

    /// <summary>It did not arrive this time (off, no coverage); another attempt may.</summary>
    Undelivered,

    /// <summary>It did not arrive and never will.</summary>
    Failed,

    /// <summary>The person wants no messages, says the provider.</summary>
    OptedOut,
}
