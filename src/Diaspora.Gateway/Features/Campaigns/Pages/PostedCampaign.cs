using System.Globalization;
using Diaspora.Gateway.Features.Campaigns.Writing;
using Diaspora.Gateway.Messaging.Broadcasts;
using Diaspora.Gateway.Messaging.Pages;

namespace Diaspora.Gateway.Features.Campaigns.Pages;

/// <summary>A campaign as it is posted: everything is text, so that what cannot be read comes back as it was typed.</summary>
public sealed class PostedCampaign : PostedAudience
{
    private const int MostTexts = 60;

    /// <summary>Which button was pressed: look, plain, more or save.</summary>
    public string? Act { get; set; }

    /// <summary>The version that was read.</summary>
    public string? Version { get; set; }

    /// <summary>Its name in addresses.</summary>
    public string? Name { get; set; }

    /// <summary>What staff call it.</summary>
    public string? Title { get; set; }

    /// <summary>The topic.</summary>
    public string? Category { get; set; }

    /// <summary>Whether its wording is public.</summary>
    public bool Public { get; set; }

    /// <summary>once, daily, weekly, monthly or event.</summary>
    public string? Repeat { get; set; }

    /// <summary>Time of day.</summary>
    public string? Time { get; set; }

    /// <summary>once: the day.</summary>
    public string? Day { get; set; }

    /// <summary>The first day of a span.</summary>
    public string? From { get; set; }

    /// <summary>The last day of a span.</summary>
    public string? Until { get; set; }

    /// <summary>weekly: the days.</summary>
    public string[]? On { get; set; }

    /// <summary>monthly: day of the month.</summary>
    public string? Date { get; set; }

    /// <summary>event: what the days are counted from.</summary>
    public string? Event { get; set; }

    /// <summary>event: days after it, with commas between.</summary>
    public string? Offsets { get; set; }

    /// <summary>Hours and minutes for which a text is worth sending.</summary>
    public string? Worth { get; set; }

    /// <summary>skip, once or all.</summary>
    public string? Missed { get; set; }

    /// <summary>The texts in English, in order.</summary>
    public string[]? En { get; set; }

    /// <summary>The texts in Sesotho, in order.</summary>
    public string[]? St { get; set; }

    /// <summary>The version as a number; one that cannot be read is none that is held.</summary>
    internal int Read => int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    /// <summary>How many texts there is room for.</summary>
    internal int Rooms => Math.Min(MostTexts, Math.Max(1, Math.Max(En?.Length ?? 0, St?.Length ?? 0)));

    /// <summary>The form of a campaign as it stands.</summary>
    internal static PostedCampaign Of(Campaign campaign, AudienceChoices choices)
    {
        var content = CampaignReading.Write(campaign.Content);
        var calendar = content.Calendar ?? new CalendarForm();
        var form = new PostedCampaign
        {
            Version = campaign.Version.ToString(CultureInfo.InvariantCulture),
            Name = content.Name,
            Title = content.Title,
            Category = content.Category,
            Public = content.Public,
            Repeat = calendar.Repeat,
            Time = calendar.Time,
            Day = calendar.Day,
            From = calendar.From,
            Until = calendar.Until,
            On = [.. calendar.On ?? []],
            Date = calendar.Date,
            Event = calendar.Event,
            Offsets = string.Join(", ", calendar.Offsets ?? []),
            Worth = content.Worth,
            Missed = content.Missed,
            En = [.. (content.Texts ?? []).Select(text => text.En ?? "")],
            St = [.. (content.Texts ?? []).Select(text => text.St ?? "")],
        };
        form.WriteAudience(campaign.Content.Audience, choices);
        return form;
    }

    /// <summary>Makes room for one more text.</summary>
    internal void AddRoom()
    {
        var rooms = Math.Min(MostTexts, Rooms + 1);
        En = [.. Enumerable.Range(0, rooms).Select(at => EnAt(at))];
        St = [.. Enumerable.Range(0, rooms).Select(at => StAt(at))];
    }

    /// <summary>The English text with an index.</summary>
    internal string EnAt(int at) => En is { } texts && at < texts.Length ? texts[at] ?? "" : "";

    /// <summary>The Sesotho text with an index.</summary>
    internal string StAt(int at) => St is { } texts && at < texts.Length ? texts[at] ?? "" : "";

    /// <summary>What was written, as the API takes it: only the fields that the kind of calendar has, and no empty texts at the end.</summary>
    internal CampaignForm ToForm()
    {
        var audience = ToAudience();
        var texts = Enumerable.Range(0, Rooms).Select(at => new TextForm { En = EnAt(at).Trim(), St = StAt(at).Trim() }).ToList();
        while (texts.Count > 0 && texts[^1] is { En.Length: 0, St.Length: 0 }) texts.RemoveAt(texts.Count - 1);
        return new CampaignForm
        {
            Name = Given(Name),
            Title = Title,
            Category = Category,
            Audience = new AudienceForm
            {
                Countries = audience.Countries, Districts = audience.Districts, Towns = audience.Towns, Languages = audience.Languages,
            },
            Public = Public,
            Calendar = ToCalendar(),
            Texts = texts,
            Worth = Given(Worth),
            Missed = Given(Missed),
        };
    }

    private CalendarForm ToCalendar()
    {
        var spans = Repeat is "daily" or "weekly" or "monthly";
        return new CalendarForm
        {
            Repeat = Repeat,
            // Browsers may add the seconds.
            Time = Time is { Length: 8 } ? Time[..5] : Time,
            Day = Repeat == "once" ? Day ?? "" : null,
            From = spans ? From ?? "" : null,
            Until = spans ? Until ?? "" : null,
            On = Repeat == "weekly" ? On ?? [] : null,
            Date = Repeat == "monthly" ? Date ?? "" : null,
            Event = Repeat == "event" ? Event ?? "" : null,
            Offsets = Repeat == "event" ? (Offsets ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries) : null,
        };
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
