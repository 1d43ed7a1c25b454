namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>What is written into the outbox after an attempt.</summary>
internal sealed record Settlement
{
    /// <summary>The message, and the attempt that this is about: another one's outcome is left alone.</summary>
    public required MessageReference Reference { get; init; }

    /// <summary>The taking up that this is about: when another node has the message by now, it is left alone.</summary>
    public required int Take { get; init; }

    /// <summary>The new status.</summary>
    public required string Status { get; init; }

    /// <summary>Why, for everything but success.</summary>
    public string? Reason { get; init; }

    /// <summary>When it is due again; null: stays.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>While unknown: until when a report is waited for.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>True when the attempt does not count, because nothing was sent.</summary>
    public bool GivenBack { get; init; }

    /// <summary>True when the attempt is kept as one that did not end well.</summary>
    public bool AttemptFailed { get; init; }

    /// <summary>True when the number is to blame: three of these in a row take the phone out of every audience.</summary>
    public bool PhoneFailed { get; init; }

    /// <summary>The provider's id of the message.</summary>
    public string? ProviderId { get; init; }

    /// <summary>SMS parts that were sent; 0: none.</summary>
    public int Segments { get; init; }

    /// <summary>Hash of the phone that wants no more messages, as its provider told.</summary>
    public byte[]? StoppedPhone { get; init; }

    /// <summary>True when this is the last word, unless a report says otherwise.</summary>
    public bool IsLast => Status is "delivered" or "failed" or "expired" or "cancelled";
}
