using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Messaging.History;

/// <summary>A message as staff see it: how it went and never what it says.</summary>
public record MessageView
{
    /// <summary>Its number; later messages have higher ones.</summary>
    public required long Id { get; init; }

    /// <summary>What it is for, such as <c>service</c> or <c>news</c>.</summary>
    public required string Category { get; init; }

    /// <summary>How far it came: waiting, held, sending, sent, delivered, failed, unknown, expired or cancelled.</summary>
    public required string Status { get; init; }

    /// <summary>Why it failed, expired or was cancelled: a short code such as <c>unreachable</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>To whom, as <c>+27 6*** ***01</c>; null when we no longer know the number.</summary>
    public string? Phone { get; init; }

    /// <summary>Name of the route by which it leaves; null: there was none for the number.</summary>
    public string? Route { get; init; }

    /// <summary>The broadcast to which it belongs.</summary>
    public long? BroadcastId { get; init; }

    /// <summary>Sends begun so far.</summary>
    public required int Attempts { get; init; }

    /// <summary>Parts that were paid for.</summary>
    public int? Segments { get; init; }

    /// <summary>When it was caused.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not before this moment.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When it left.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When the last word on it was said.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    internal static MessageView Of(MessageRow row, FieldCipher cipher) => new()
    {
        Id = row.Id,
        Category = row.Category,
        Status = row.Status,
        Reason = row.Reason,
        Phone = Msisdn.FromProvider(cipher.Decrypt(ContactStore.NumberKind, row.PhoneCipher))?.ToString(),
        Route = row.Route,
        BroadcastId = row.BroadcastId,
        Attempts = row.Attempts,
        Segments = row.Segments,
        CreatedAt = row.CreatedAt,
        DueAt = row.DueAt,
        SentAt = row.SentAt,
        SettledAt = row.SettledAt,
    };
}
