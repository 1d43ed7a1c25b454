using System.Text.Json.Serialization;

namespace Diaspora.Gateway.Features.Campaigns.Writing;

/// <summary>A campaign as people write it, in a file or in a request: nothing in it is checked yet.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CampaignForm
{
    /// <summary>Small letters, digits and hyphens, such as <c>16-days</c>.</summary>
    public string? Name { get; init; }

    /// <summary>What staff call it.</summary>
    public string? Title { get; init; }

    /// <summary>The topic that people agreed to: events, money, healthday or news.</summary>
    public string? Category { get; init; }

    /// <summary>Who gets it among those who agreed to the topic; left out: all of them.</summary>
    public AudienceForm? Audience { get; init; }

    /// <summary>True for public wording, addressed to everyone, that may name violence as the matter of a public campaign.</summary>
    public bool Public { get; init; }

    /// <summary>When.</summary>
    public CalendarForm? Calendar { get; init; }

    /// <summary>One text for every day, or one each for the first so many days.</summary>
    public IReadOnlyList<TextForm>? Texts { get; init; }

    /// <summary>Hours and minutes for which a text is worth sending after its time, such as <c>11:00</c>; left out: until 20:00 of its day.</summary>
    public string? Worth { get; init; }

    /// <summary>What happens with texts that the gateway missed: skip, once (left out: this) or all.</summary>
    public string? Missed { get; init; }
}

/// <summary>Who gets a campaign; what is left out does not restrict.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record AudienceForm
{
    /// <summary>Countries where people are, two letters each.</summary>
    public IReadOnlyList<string>? Countries { get; init; }

    /// <summary>Home districts, such as <c>LS-E</c>.</summary>
    public IReadOnlyList<string>? Districts { get; init; }

    /// <summary>Towns as people wrote them.</summary>
    public IReadOnlyList<string>? Towns { get; init; }

    /// <summary>Languages of phones: en, st.</summary>
    public IReadOnlyList<string>? Languages { get; init; }
}

/// <summary>When a campaign texts. Days are written <c>2026-11-25</c>, or <c>25 Nov</c> for the next such day.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CalendarForm
{
    /// <summary>once, daily, weekly, monthly or event.</summary>
    public string? Repeat { get; init; }

    /// <summary>Time of day by the clock of each person, such as <c>09:00</c>.</summary>
    public string? Time { get; init; }

    /// <summary>once: the day.</summary>
    public string? Day { get; init; }

    /// <summary>daily, weekly, monthly: the first day of the span.</summary>
    public string? From { get; init; }

    /// <summary>daily, weekly, monthly: the last day of the span.</summary>
    public string? Until { get; init; }

    /// <summary>weekly: the days, such as <c>Thursday</c>.</summary>
    public IReadOnlyList<string>? On { get; init; }

    /// <summary>monthly: the day of the month; a shorter month has it on its last day.</summary>
    public string? Date { get; init; }

    /// <summary>event: what the days are counted from, such as <c>event/12</c>.</summary>
    public string? Event { get; init; }

    /// <summary>event: days after it begins; below zero: before.</summary>
    public IReadOnlyList<string>? Offsets { get; init; }
}

/// <summary>A text in both languages.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record TextForm
{
    /// <summary>English; <c>{code}</c> stands for the code to dial.</summary>
    public string? En { get; init; }

    /// <summary>Sesotho.</summary>
    public string? St { get; init; }
}
