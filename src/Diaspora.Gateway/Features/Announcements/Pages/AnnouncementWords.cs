using System.Globalization;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Messaging.Broadcasts;
using Diaspora.Gateway.Places;

namespace Diaspora.Gateway.Features.Announcements.Pages;

/// <summary>What pages call the states and times of announcements; keys of the localizer.</summary>
internal static class AnnouncementWords
{
    /// <summary>The state.</summary>
    public static string Of(AnnouncementState state) => state switch
    {
        AnnouncementState.Draft => "draft",
        AnnouncementState.Submitted => "waits for approval",
        AnnouncementState.Approved => "approved",
        AnnouncementState.Released => "sent out",
        _ => throw new InvalidOperationException($"No word for {state}."),
    };

    /// <summary>The tone of its badge.</summary>
    public static string ToneOf(AnnouncementState state) => state switch
    {
        AnnouncementState.Draft => "neutral",
        AnnouncementState.Submitted => "warn",
        AnnouncementState.Approved => "info",
        AnnouncementState.Released => "good",
        _ => throw new InvalidOperationException($"No tone for {state}."),
    };

    /// <summary>When it goes, for people.</summary>
    public static string Of(AnnouncementSchedule? schedule) => schedule switch
    {
        { Local: { } local } => local.ToString("ddd d MMM yyyy HH:mm", CultureInfo.InvariantCulture) + ", each person's clock",
        { At: { } at } => LesothoTime.Of(at).ToString("ddd d MMM yyyy HH:mm", CultureInfo.InvariantCulture) + ", clock of Lesotho",
        _ => "as soon as it may",
    };

    /// <summary>Who gets it, in one line.</summary>
    public static string Of(Audience audience, AudienceChoices choices)
    {
        if (audience.RecipientsOf is { } earlier) return string.Create(CultureInfo.InvariantCulture, $"those to whom broadcast {earlier} went");
        var parts = new[]
        {
            string.Join(", ", audience.Countries.Select(choices.CountryName)),
            string.Join(", ", audience.Districts.Select(d => "from " + Districts.NameOf(d))),
            string.Join(", ", audience.Towns),
            string.Join(", ", audience.Languages.Select(l => l == "st" ? "Sesotho" : "English")),
        };
        var given = parts.Where(p => p.Length > 0).ToList();
        return given.Count == 0 ? "everybody" : string.Join("; ", given);
    }
}
