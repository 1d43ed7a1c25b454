using System.Text.Json;
using Diaspora.Gateway.Messaging.Broadcasts;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>A version of an announcement, as it stood when it was made; it never changes.</summary>
public sealed record AnnouncementVersion
{
    /// <summary>Its number, from 1.</summary>
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

    /// <summary>Whose words they are.</summary>
    public required string WrittenBy { get; init; }

    /// <summary>Who made the version; that person may only have set another time.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    internal string AudienceJson { get; init; } = "{}";

    internal DateTimeOffset? DueAt { get; init; }

    internal DateTime? DueLocal { get; init; }
}

/// <summary>How much one person has to see to.</summary>
/// <param name="Returned">Drafts of theirs that came back with a note.</param>
/// <param name="ToApprove">Announcements of others that wait for an approver.</param>
/// <param name="Emergency">True: one of those is an emergency.</param>
internal sealed record WaitingAnnouncements(int Returned, int ToApprove, bool Emergency);
