using Diaspora.Gateway.Conversations;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>When the messages of a schedule are written, and when phones may read it as news.</summary>
internal static class ReleaseTimes
{
    /// <summary>Time to write a million messages before the first of them is due.</summary>
    private static readonly TimeSpan s_lead = TimeSpan.FromMinutes(15);

    /// <summary>No clock on Earth is further ahead of UTC.</summary>
    private static readonly TimeSpan s_farthestAhead = TimeSpan.FromHours(14);

    /// <summary>When messages are to be written so that nobody's comes late; null: at once.</summary>
    public static DateTimeOffset? WrittenAt(AnnouncementSchedule? schedule) => schedule switch
    {
        { At: { } at } => at - s_lead,
        { Local: { } local } => new DateTimeOffset(local, TimeSpan.Zero) - s_farthestAhead - s_lead,
        _ => null,
    };

    /// <summary>When phones see it: at its moment, or at its time in Lesotho.</summary>
    public static DateTimeOffset NewsFrom(AnnouncementSchedule? schedule, DateTimeOffset now)
    {
        var due = schedule switch
        {
            { At: { } at } => at,
            { Local: { } local } => LesothoTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local)),
            _ => now,
        };
        return due > now ? due : now;
    }
}
