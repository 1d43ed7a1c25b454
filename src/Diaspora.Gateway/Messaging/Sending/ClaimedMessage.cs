using Diaspora.Gateway.Messaging.Hours;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>A message that this node has taken up, with all that it takes to send it. Numbers and words in it are encrypted or must not be logged.</summary>
internal sealed record ClaimedMessage
{
    /// <summary>The status of a message that is to be sent now; every other one was settled while it was claimed.</summary>
    public const string Sending = "sending";

    public required long Id { get; init; }

    /// <summary>Which attempt this is, from 1.</summary>
    public required short Attempt { get; init; }

    /// <summary>Attempts that do not count, because staff took the message from the dead list again.</summary>
    public required short Forgiven { get; init; }

    /// <summary>Which taking up this is, from 1: unlike attempts they are counted even when nothing was sent.</summary>
    public required int Takes { get; init; }

    /// <summary>After this moment others may take the message up; null: it was settled while it was claimed.</summary>
    public required DateTimeOffset? LeaseUntil { get; init; }

    public required string Status { get; init; }

    public required string Category { get; init; }

    public required short Priority { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset DeliverBy { get; init; }

    /// <summary>Key of the person's <see cref="Hours.Place"/>.</summary>
    public required string Place { get; init; }

    /// <summary>True for an emergency, which does not wait for the morning.</summary>
    public required bool Urgent { get; init; }

    public required long? BroadcastId { get; init; }

    public required string? Flow { get; init; }

    public required int? FlowVersion { get; init; }

    public required string? Message { get; init; }

    public required byte[]? ValuesCipher { get; init; }

    public required string? TextEn { get; init; }

    public required string? TextSt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string? Language { get; init; }

    public required byte[]? PhoneCipher { get; init; }

    public required byte[] PhoneHash { get; init; }

    /// <summary>Our id for this attempt.</summary>
    public MessageReference Reference => new(Id, Attempt);

    /// <summary>True when the message belongs to a broadcast.</summary>
    public bool OfBroadcast => Priority == MessageCategory.BroadcastPriority;

    /// <summary>When it may arrive.</summary>
    public QuietClass Quiet => Urgent || Priority == MessageCategory.AnswerPriority ? QuietClass.None : MessageCategory.QuietOf(Category);

    /// <summary>The message as <see cref="MessageText"/> takes it, for the route by which it leaves now.</summary>
    public OutboxMessage By(string route) =>
        new(Id, Category, Flow, FlowVersion, Message, ValuesCipher, TextEn, TextSt, route, CreatedAt, Status, Language);

    /// <summary>Says nothing of the text or the number.</summary>
    public override string ToString() => $"message {Reference}";
}
