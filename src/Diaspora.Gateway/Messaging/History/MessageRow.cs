namespace Diaspora.Gateway.Messaging.History;

/// <summary>A message as it stands in the database, without its words and what caused it: both may tell of a person.</summary>
internal sealed record MessageRow
{
    public required long Id { get; init; }

    public required string Category { get; init; }

    public required string Status { get; init; }

    public string? Reason { get; init; }

    public string? Route { get; init; }

    public string? Provider { get; init; }

    public string? ProviderId { get; init; }

    public long? BroadcastId { get; init; }

    public required int Attempts { get; init; }

    public int? Segments { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset DeliverBy { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>The number, encrypted; null when it was forgotten.</summary>
    public byte[]? PhoneCipher { get; init; }
}
