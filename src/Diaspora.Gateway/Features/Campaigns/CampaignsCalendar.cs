using System.Globalization;
using Diaspora.Gateway.Console;
using Diaspora.Gateway.Console.Calendar;
using Diaspora.Gateway.Features.Campaigns.Pages;
using Diaspora.Gateway.Messaging.Broadcasts;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Localization;
using Npgsql;

namespace Diaspora.Gateway.Features.Campaigns;

/// <summary>Puts the days of campaigns into the calendar: those on which they texted, and those to come with where nothing arrives and why.</summary>
internal sealed class CampaignsCalendar(
    NpgsqlDataSource database, AudienceChoices choices, IStringLocalizer<ConsoleText> words, TimeProvider time) : ICalendarSource
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<CalendarEntry>> ReadAsync(DateOnly from, DateOnly to, StaffActor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(StaffRight.ReadCampaigns)) return [];
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var entries = new List<CalendarEntry>();
        foreach (var campaign in await CampaignStore.PageAsync(connection, after: 0, limit: null, cancellationToken))
        {
            if (campaign.State == CampaignState.Draft) continue;
            var upcoming = await CampaignForecast.ReadAsync(connection, campaign, time.GetUtcNow(), cancellationToken);
            var toCome = upcoming.Where(text => text.Day >= from && text.Day <= to).Select(text => Of(campaign, text.Day, NoteOf(campaign, text))).ToList();
            entries.AddRange(toCome);
            foreach (var day in await CampaignDayStore.OfAsync(connection, null, campaign.Id, cancellationToken))
            {
                if (day.Day < from || day.Day > to || toCome.Exists(entry => entry.Day == day.Day)) continue;
                entries.Add(Of(campaign, day.Day, day.Withdrawn ? words["called off"] : words["sent out"]));
            }
        }

        return entries;
    }

    private static CalendarEntry Of(Campaign campaign, DateOnly day, string? note) => new(
        day, campaign.Content.Calendar.Time.ToString("HH:mm", CultureInfo.InvariantCulture), CalendarEntry.Campaign, campaign.Content.Title,
        $"/console/campaigns/{campaign.Content.Name}", note);

    private string? NoteOf(Campaign campaign, UpcomingText text)
    {
        var notes = text.Arrivals.Where(arrival => arrival.At is null)
            .Select(arrival => words["not to {0}: {1}", choices.CountryName(arrival.Country), words[CampaignWords.WhyNot(arrival.WhyNot)]].Value).ToList();
        if (campaign.State != CampaignState.Running) notes.Insert(0, words[CampaignWords.Of(campaign.State)]);
        return notes.Count == 0 ? null : string.Join("; ", notes);
    }
}
