using System.ComponentModel.DataAnnotations;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>Rules of announcements that an installation may set.</summary>
internal sealed class AnnouncementOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Announcements";

    /// <summary>How long after its approval an announcement can be taken back before anything leaves. Default 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan UndoWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Fewest phones of an audience, that of a campaign too, because a narrow one tells something about the people in it. Default 50; in development 1.
    /// </summary>
    [Range(1, 100_000)]
    public int MinimumAudience { get; set; } = 50;
}
