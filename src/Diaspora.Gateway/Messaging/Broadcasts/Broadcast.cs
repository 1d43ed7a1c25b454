using System.Text.Json;

namespace Diaspora.Gateway.Messaging.Broadcasts;

/// <summary>One text to many people, as it stands in the database.</summary>
internal sealed record Broadcast
{
    public required long Id { get; init; }

    public required string Cause { get; init; }

    public required string Category { get; init; }

    public required long TextId { get; init; }

    /// <summary>The audience as JSON.</summary>
    public required string AudienceJson { get; init; }

    public required bool Urgent { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public DateTime? DueLocal { get; init; }

    public required TimeSpan Worth { get; init; }

    public required BroadcastState State { get; init; }

    /// <summary>Rows are written for all contacts up to this id.</summary>
    public required long ExpandedTo { get; init; }

    /// <summary>When the last row was written; null: not yet.</summary>
    public DateTimeOffset? ExpandedAt { get; init; }

    /// <summary>Who gets it.</summary>
    public Audience Audience => JsonSerializer.Deserialize<Audience>(AudienceJson, JsonSerializerOptions.Web) ?? new Audience();
}

/// <summary>Whether the messages of a broadcast may leave.</summary>
internal enum BroadcastState
{
    /// <summary>They leave as they fall due.</summary>
    Running,

    /// <summary>They wait until it is resumed.</summary>
    Paused,

    /// <summary>Those that have not left never will.</summary>
    Stopped,
}
