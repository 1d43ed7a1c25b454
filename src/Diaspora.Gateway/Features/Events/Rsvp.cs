namespace Diaspora.Gateway.Features.Events;

/// <summary>What one phone said about one event.</summary>
internal sealed record Rsvp
{
    /// <summary>Id; 0 before it is stored.</summary>
    public long Id { get; init; }

    /// <summary>The event.</summary>
    public required long EventId { get; init; }

    /// <summary>The phone.</summary>
    public required long ContactId { get; init; }

    /// <summary>Number of the booking, eight digits.</summary>
    public required string Reference { get; init; }

    /// <summary>What was said.</summary>
    public required RsvpState State { get; init; }

    /// <summary>How many come, 1 to 9; null unless going or waiting.</summary>
    public int? People { get; init; }

    /// <summary>As what they come, <c>visitor</c> or <c>exhibitor</c>; null: they were not asked.</summary>
    public string? Role { get; init; }

    /// <summary>Since when the person waits; null unless waiting.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>Until when a place is kept for a waiting person; past: the person let it go; null: no place was offered.</summary>
    public DateTimeOffset? OfferedUntil { get; init; }

    /// <summary>The reference as it is shown, <c>7310 5624</c>.</summary>
    public string Number => Privacy.Reference.TryParse(Reference, out var reference) ? reference.ToString() : "";
}

/// <summary>What a person said about coming.</summary>
internal enum RsvpState
{
    /// <summary>Comes, and has places.</summary>
    Going,

    /// <summary>Would come, and has no place yet.</summary>
    Waiting,

    /// <summary>Does not come.</summary>
    Declined,

    /// <summary>Wants to be reminded, and has no place.</summary>
    Reminder,
}
