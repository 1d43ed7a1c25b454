using System.Text.Json.Serialization;
using Diaspora.Gateway.Features.Campaigns.Calendar;
using Diaspora.Gateway.Messaging.Broadcasts;

namespace Diaspora.Gateway.Features.Campaigns;

/// <summary>What a campaign says to whom and when: what one person writes and another approves.</summary>
internal sealed record CampaignContent
{
    /// <summary>Its name in addresses and causes, such as <c>16-days</c>; no two campaigns share one.</summary>
    public required string Name { get; init; }

    /// <summary>What staff call it.</summary>
    public required string Title { get; init; }

    /// <summary>The topic that people agreed to: events, money, healthday or news.</summary>
    public required string Category { get; init; }

    /// <summary>Who gets it, among those who agreed to the topic.</summary>
    public required Audience Audience { get; init; }

    /// <summary>True for public wording, addressed to everyone, that may name violence as the matter of a public campaign.</summary>
    public required bool Public { get; init; }

    /// <summary>When.</summary>
    public required CampaignCalendar Calendar { get; init; }

    /// <summary>One text for every day, or one each for the first so many days.</summary>
    public required IReadOnlyList<CampaignText> Texts { get; init; }

    /// <summary>How long after its time a text is worth sending.</summary>
    public required TimeSpan Worth { get; init; }

    /// <summary>What happens with texts that the gateway missed.</summary>
    public required MissedRule Missed { get; init; }

    /// <summary>Its days and texts as a timetable.</summary>
    [JsonIgnore]
    public Timetable Timetable => new(Calendar, Texts.Count, Worth, Missed);
}

/// <summary>A text in both languages; <c>{code}</c> in it stands for the code to dial.</summary>
/// <param name="En">English.</param>
/// <param name="St">Sesotho.</param>
internal sealed record CampaignText(string En, string St);
