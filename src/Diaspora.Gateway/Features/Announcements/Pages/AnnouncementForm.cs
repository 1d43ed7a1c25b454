using System.Globalization;
using Diaspora.Gateway.Messaging.Broadcasts;
using Diaspora.Gateway.Messaging.Pages;

namespace Diaspora.Gateway.Features.Announcements.Pages;

/// <summary>An announcement as it is posted: everything is text, so that what cannot be read comes back as it was typed.</summary>
public sealed class AnnouncementForm : PostedAudience
{
    /// <summary>It goes as soon as it may.</summary>
    internal const string Soon = "soon";

    /// <summary>It goes at a time on the clock of each person.</summary>
    internal const string Local = "local";

    /// <summary>It goes at one moment for everybody.</summary>
    internal const string Moment = "at";

    /// <summary>Which button was pressed: look, plain or save.</summary>
    public string? Act { get; set; }

    /// <summary>The version that was read.</summary>
    public string? Version { get; set; }

    /// <summary>What staff call it.</summary>
    public string? Title { get; set; }

    /// <summary>The words in English.</summary>
    public string? En { get; set; }

    /// <summary>The words in Sesotho.</summary>
    public string? St { get; set; }

    /// <summary>The topic.</summary>
    public string? Category { get; set; }

    /// <summary>Whether it is an emergency.</summary>
    public bool Emergency { get; set; }

    /// <summary>Why it is one.</summary>
    public string? Reason { get; set; }

    /// <summary>The broadcast to whose recipients it goes.</summary>
    public string? RecipientsOf { get; set; }

    /// <summary>soon, local or at.</summary>
    public string? When { get; set; }

    /// <summary>The day, as 2026-12-04.</summary>
    public string? Day { get; set; }

    /// <summary>The time of day, as 12:00.</summary>
    public string? Time { get; set; }

    /// <summary>For how many hours it is worth sending.</summary>
    public string? WorthHours { get; set; }

    /// <summary>The version as a number; one that cannot be read is none that is held.</summary>
    internal int Read => int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    /// <summary>The form of an announcement as it stands.</summary>
    internal static AnnouncementForm Of(Announcement held, AudienceChoices choices)
    {
        var form = new AnnouncementForm
        {
            Version = held.Version.ToString(CultureInfo.InvariantCulture),
            Title = held.Title,
            En = held.En,
            St = held.St,
            Category = held.Category,
            Emergency = held.Emergency,
            Reason = held.Reason,
            RecipientsOf = held.Audience.RecipientsOf?.ToString(CultureInfo.InvariantCulture),
            WorthHours = held.WorthHours.ToString(CultureInfo.InvariantCulture),
        };
        (form.When, form.Day, form.Time) = SchedulePosted.Write(held.Schedule);
        form.WriteAudience(held.Audience, choices);
        return form;
    }

    /// <summary>What was written, and what of it cannot be read, by the name of the field.</summary>
    internal (AnnouncementDraft Draft, Dictionary<string, string[]> Unreadable) ToDraft()
    {
        var unreadable = new Dictionary<string, string[]>();
        int? worth = null;
        if (!string.IsNullOrWhiteSpace(WorthHours))
        {
            if (int.TryParse(WorthHours, NumberStyles.None, CultureInfo.InvariantCulture, out var hours)) worth = hours;
            else unreadable["worthHours"] = ["It must be a whole number."];
        }

        long? recipients = long.TryParse(RecipientsOf, NumberStyles.None, CultureInfo.InvariantCulture, out var broadcast) ? broadcast : null;
        var schedule = SchedulePosted.Read(When, Day, Time, unreadable);
        return (
            new AnnouncementDraft(
                Title?.Trim() ?? "", En?.Trim() ?? "", St?.Trim() ?? "", Category ?? "", ToAudience(recipients), schedule, Emergency,
                string.IsNullOrWhiteSpace(Reason) ? null : Reason, worth),
            unreadable);
    }
}
