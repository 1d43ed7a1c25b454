using Diaspora.Gateway.Features.Campaigns.Calendar;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Messaging.Hours;
using Npgsql;

namespace Diaspora.Gateway.Features.Campaigns;

/// <summary>Tells when the texts to come will arrive, country by country, and why not where they will not.</summary>
internal static class CampaignForecast
{
    // Where most people are when a campaign is for everybody.
    private static readonly string[] s_usual = ["LS", "ZA"];

    /// <summary>The texts to come, in order, by what its calendar is counted from as that stands now.</summary>
    public static async Task<IReadOnlyList<UpcomingText>> ReadAsync(
        NpgsqlConnection connection, Campaign campaign, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var anchor = campaign.Content.Calendar.Anchor is { } name ? await CampaignStore.AnchorAsync(connection, null, name, cancellationToken) : null;
        return Of(campaign, anchor, await CampaignDayStore.StoppedAsync(connection, campaign.Id, cancellationToken), now);
    }

    /// <summary>The texts to come, in order.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="anchor">See <see cref="CampaignCalendar.Days"/>.</param>
    /// <param name="stopped">Days that were dealt with and then called off: they are told, because nothing goes on them.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<UpcomingText> Of(Campaign campaign, DateOnly? anchor, IReadOnlySet<DateOnly> stopped, DateTimeOffset now)
    {
        if (campaign.State == CampaignState.Ended) return [];
        var content = campaign.Content;
        var countries = content.Audience.Countries is { Count: > 0 } named ? named : s_usual;
        return
        [
            .. content.Timetable.Occurrences(anchor)
                .Where(o => content.Timetable.IsWorthIt(o.Day, now) && (campaign.DoneTo is null || o.Day > campaign.DoneTo || stopped.Contains(o.Day)))
                .Select(o => new UpcomingText(
                    o.Day, content.Calendar.Time, o.Number,
                    [.. countries.Select(c => stopped.Contains(o.Day) ? new Arrival(c, null, null, "stopped") : Arrival(content, o.Day, c))])),
        ];
    }

    private static Arrival Arrival(CampaignContent content, DateOnly day, string country)
    {
        var place = Place.Of(country);
        var quiet = MessageCategory.QuietOf(content.Category);
        var due = QuietHours.AtLocal(place, day.ToDateTime(content.Calendar.Time));
        var at = QuietHours.NextAllowed(quiet, place, due);
        if (at is { } moment && moment <= due + content.Worth) return new Arrival(country, moment, QuietHours.LocalOf(place, moment), null);
        return new Arrival(country, null, null, DayRules.Of(country, day).WhyNoNews ?? "no-hour-in-time");
    }
}

/// <summary>A text to come.</summary>
/// <param name="Day">The day by the clock of each person.</param>
/// <param name="Time">The time by that clock.</param>
/// <param name="Number">Which text of the campaign, from 1.</param>
/// <param name="Arrivals">When it arrives, by country.</param>
public sealed record UpcomingText(DateOnly Day, TimeOnly Time, int Number, IReadOnlyList<Arrival> Arrivals);

/// <summary>When a text arrives in a country.</summary>
/// <param name="Country">The country, for people whose number belongs there too.</param>
/// <param name="At">The moment; null: it does not go.</param>
/// <param name="Local">The same by the clock there; of several zones the one that is furthest behind.</param>
/// <param name="WhyNot">
/// public-holiday, sunday, saturday, no-hour-in-time: no hour that is allowed in all its zones comes while the text is worth sending; or stopped:
/// the day was prepared already when the campaign was returned or its event moved, and does not go again.
/// </param>
public sealed record Arrival(string Country, DateTimeOffset? At, DateTime? Local, string? WhyNot);
