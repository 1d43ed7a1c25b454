using Diaspora.Gateway.Messaging.Broadcasts;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>What the audit keeps of an announcement with every act.</summary>
internal sealed record AuditDetails(
    string State, int Version, string Category, bool Emergency, string? Reason, Audience Audience, AnnouncementSchedule? Schedule,
    IReadOnlyList<string> Authors, IReadOnlyList<string> Approvers)
{
    /// <summary>The details of an announcement as it stands.</summary>
    public static AuditDetails Of(Announcement held) => new(
        held.State.ToString().ToLowerInvariant(), held.Version, held.Category, held.Emergency, held.Reason, held.Audience, held.Schedule, held.Authors, held.Approvers);
}
