using System.Globalization;
using Diaspora.Gateway.Console;
using Diaspora.Gateway.Conversations;

namespace Diaspora.Gateway.Features.Announcements.Pages;

/// <summary>Reads and writes the fields that say when an announcement goes.</summary>
internal static class SchedulePosted
{
    /// <summary>The schedule that was written; what cannot be read is noted.</summary>
    public static AnnouncementSchedule? Read(string? when, string? day, string? time, Dictionary<string, string[]> unreadable)
    {
        if (when is not (AnnouncementForm.Local or AnnouncementForm.Moment)) return null;
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
            unreadable["day"] = ["Choose the day, such as 2026-12-04."];
        if (!TimeOnly.TryParseExact(time, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            unreadable["time"] = ["Write the time, such as 12:00."];
        if (unreadable.ContainsKey("day") || unreadable.ContainsKey("time")) return null;
        return when == AnnouncementForm.Local
            ? new AnnouncementSchedule(Local: on.ToDateTime(at))
            : new AnnouncementSchedule(At: LesothoTime.At(on, at));
    }

    /// <summary>The fields of a schedule.</summary>
    public static (string When, string? Day, string? Time) Write(AnnouncementSchedule? schedule)
    {
        DateTime? shown = schedule switch
        {
            { Local: { } local } => local,
            { At: { } at } => LesothoTime.Of(at).DateTime,
            _ => null,
        };
        var when = schedule switch { { Local: not null } => AnnouncementForm.Local, { At: not null } => AnnouncementForm.Moment, _ => AnnouncementForm.Soon };
        return (when, shown?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), shown?.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    /// <summary>Problems by the fields of the page: the desk names the parts of an audience and of a schedule.</summary>
    public static Problems OnPage(Problems problems) => new(problems.ByField
        .GroupBy(problem => problem.Key switch
        {
            "schedule" or "schedule.local" or "schedule.at" => "day",
            "audience" => "",
            var key when key.StartsWith("audience.", StringComparison.Ordinal) => key["audience.".Length..],
            var key => key,
        })
        .ToDictionary(group => group.Key, group => group.SelectMany(problem => problem.Value).ToArray()));
}
