using System.Text.Json;
using Diaspora.Gateway.Messaging.Broadcasts;
using Diaspora.Gateway.Staff;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>How far an announcement has come.</summary>
public enum AnnouncementState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Waits for another person to approve or return it.</summary>
    Submitted,

    /// <summary>Approved as it stands; it goes out by itself.</summary>
    Approved,

    /// <summary>Its messages are written and leave when they are due.</summary>
    Released,
}

/// <summary>An announcement with its newest version.</summary>
public sealed record Announcement
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>How far it has come.</summary>
    public required AnnouncementState State { get; init; }

    /// <summary>Number of the version; every change makes the next one.</summary>
    public required int Version { get; init; }

    /// <summary>What staff call it.</summary>
    public required string Title { get; init; }

    /// <summary>The words in English.</summary>
    public required string En { get; init; }

    /// <summary>The words in Sesotho.</summary>
    public required string St { get; init; }

    /// <summary>Topic that people must have agreed to; <c>service</c>: none.</summary>
    public required string Category { get; init; }

    /// <summary>Whether quiet hours do not count.</summary>
    public required bool Emergency { get; init; }

    /// <summary>Why it is an emergency.</summary>
    public string? Reason { get; init; }

    /// <summary>Who gets it.</summary>
    public Audience Audience => JsonSerializer.Deserialize<Audience>(AudienceJson, JsonSerializerOptions.Web) ?? new Audience();

    /// <summary>When it goes; null: as soon as it may.</summary>
    public AnnouncementSchedule? Schedule => DueAt is null && DueLocal is null ? null : new AnnouncementSchedule(DueAt, DueLocal);

    /// <summary>For how many hours after its time it is still worth sending.</summary>
    public required int WorthHours { get; init; }

    /// <summary>Everybody whose words are in any of its versions; none of them can approve it.</summary>
    public IReadOnlyList<string> Authors => AuthorNames;

    /// <summary>Who has approved this version so far.</summary>
    public IReadOnlyList<string> Approvers => ApproverNames;

    /// <summary>Why it was returned.</summary>
    public string? Note { get; init; }

    /// <summary>Who returned it.</summary>
    public string? NoteBy { get; init; }

    /// <summary>When the version was made.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who made the version.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>Nothing leaves before this moment; null: not approved, or an emergency.</summary>
    public DateTimeOffset? UndoUntil { get; init; }

    /// <summary>When its messages are written; null: not approved, or released.</summary>
    public DateTimeOffset? ReleaseAt { get; init; }

    /// <summary>When they were written.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>Number of its broadcast: <c>recipientsOf</c> of an audience takes it.</summary>
    public long? BroadcastId { get; init; }

    /// <summary>True: made up, for training; nobody was sent it.</summary>
    public required bool Sample { get; init; }

    internal string AudienceJson { get; init; } = "{}";

    internal DateTimeOffset? DueAt { get; init; }

    internal DateTime? DueLocal { get; init; }

    internal string[] AuthorNames { get; init; } = [];

    internal string[] ApproverNames { get; init; } = [];

    /// <summary>What the author wrote.</summary>
    internal AnnouncementDraft Draft => new(Title, En, St, Category, Audience, Schedule, Emergency, Reason, WorthHours);

    /// <summary>True when the person wrote any of it.</summary>
    internal bool IsWrittenBy(StaffActor actor) => AuthorNames.Any(actor.IsSamePerson);
}
