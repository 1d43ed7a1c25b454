namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>A company or a box that takes texts from us. Registered as a singleton; safe for any number of sends at once.</summary>
internal interface ISmsProvider
{
    /// <summary>Its name in routes and in the database, such as <c>twilio</c>.</summary>
    string Name { get; }

    /// <summary>True when sending the same reference again has no second effect; then an unknown outcome is simply tried again.</summary>
    bool SafeToRepeat { get; }

    /// <summary>Full names of the settings without which it cannot send; none when it can. While there are any, no route may lead to it.</summary>
    IReadOnlyCollection<string> MissingSettings => [];

    /// <summary>
    /// Hands over one text. Faults of the network and answers of any form become a result: it never throws but for
    /// <see cref="OperationCanceledException"/> when <paramref name="cancellationToken"/> asks for it. A request that may have reached the provider
    /// and got no clear answer is <see cref="SendOutcome.Unknown"/>; one that certainly did not (no connection was made) is
    /// <see cref="SendOutcome.TryLater"/>.
    /// </summary>
    Task<SendResult> SendAsync(OutgoingSms sms, CancellationToken cancellationToken);
}

/// <summary>A text on its way out. Nothing of it may be logged.</summary>
/// <param name="Reference">Our id for this attempt, to be given back by delivery reports.</param>
/// <param name="To">The number in E.164 form with its plus.</param>
/// <param name="Sender">Number, short code or name; empty: the provider's own choice.</param>
/// <param name="Text">The words, folded to GSM-7 where that was possible.</param>
/// <param name="Validity">How long the provider may go on trying.</param>
internal sealed record OutgoingSms(MessageReference Reference, string To, string Sender, string Text, TimeSpan Validity)
{
    /// <summary>Says nothing of the text or the number.</summary>
    public override string ToString() => $"message {Reference}";
}

/// <summary>How a send went.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="ProviderId">The provider's id of the message; null when it gave none.</param>
/// <param name="Reason">Short code of ours for everything but success, such as <c>invalid-number</c>.</param>
/// <param name="RetryAfter">How long the provider wants to be left alone; null: it did not say.</param>
internal sealed record SendResult(SendOutcome Outcome, string? ProviderId = null, string? Reason = null, TimeSpan? RetryAfter = null);

/// <summary>What came of a send.</summary>
internal enum SendOutcome
{
    /// <summary>The provider has it; reports will follow.</summary>
    Accepted,

    /// <summary>It is on the phone already.</summary>
    Delivered,

    /// <summary>It did not leave, and another time it may.</summary>
    TryLater,

    /// <summary>It did not leave and never will.</summary>
    Failed,

    /// <summary>The provider knows that the person wants no messages.</summary>
    OptedOut,

    /// <summary>The provider takes nothing from us at all: wrong key, closed account, no credit. The operator must act; the message waits.</summary>
    RouteDown,

    /// <summary>The provider takes nothing under this sender, but may under that of another route. The operator must act; the message waits.</summary>
    SenderRefused,

    /// <summary>Nobody knows whether it left.</summary>
    Unknown,
}
