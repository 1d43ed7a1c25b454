using Diaspora.Gateway.Features.Campaigns.Writing;
using Diaspora.Gateway.Messaging.Broadcasts;
using Npgsql;

namespace Diaspora.Gateway.Features.Campaigns;

/// <summary>A campaign, as staff see it.</summary>
/// <param name="Id">Where it stands in the list.</param>
/// <param name="Version">How often its content was written, from 1; who submits, approves or returns it names the one that they have read.</param>
/// <param name="State">draft, submitted, running, paused or ended.</param>
/// <param name="Sample">True: there to show the service.</param>
/// <param name="Authors">Everyone who wrote, changed or submitted it.</param>
/// <param name="Approver">Who approved it; null: nobody yet.</param>
/// <param name="Note">Why it was returned; null: it was not.</param>
/// <param name="DoneTo">The last of its days that was dealt with; null: none.</param>
/// <param name="Doubts">Words that may say too much, by field; allowed, but whoever approves should think of them.</param>
/// <param name="Campaign">What it says to whom and when, with every day's year.</param>
public sealed record CampaignAnswer(
    long Id, int Version, string State, bool Sample, IReadOnlyList<string> Authors, string? Approver, string? Note, DateOnly? DoneTo,
    IReadOnlyDictionary<string, string> Doubts, CampaignForm Campaign)
{
    internal static CampaignAnswer Of(Campaign campaign) => new(
        campaign.Id, campaign.Version, campaign.State.ToString().ToLowerInvariant(), campaign.Sample, campaign.Authors, campaign.Approver, campaign.Note,
        campaign.DoneTo,
        DoubtsOf(campaign.Content),
        CampaignReading.Write(campaign.Content));

    internal static IReadOnlyDictionary<string, string> DoubtsOf(CampaignContent content) =>
        CampaignRules.DoubtsOf(content).GroupBy(d => d.Field).ToDictionary(g => g.Key, g => string.Join(' ', g.Select(d => d.What)));
}

/// <summary>A day on which a campaign texted.</summary>
/// <param name="Day">The day by the clock of each person.</param>
/// <param name="Number">Which text of the campaign, from 1.</param>
/// <param name="Withdrawn">True: called off, because its event was moved or cancelled.</param>
/// <param name="Results">What became of the messages so far.</param>
public sealed record CampaignDayAnswer(DateOnly Day, int Number, bool Withdrawn, BroadcastResults? Results)
{
    /// <summary>The days of a campaign so far, the latest first.</summary>
    internal static async Task<IReadOnlyList<CampaignDayAnswer>> ReadAsync(
        NpgsqlConnection connection, long campaignId, Broadcasts broadcasts, CancellationToken cancellationToken)
    {
        var days = await CampaignDayStore.OfAsync(connection, null, campaignId, cancellationToken);
        var results = await broadcasts.ResultsAsync([.. days.Select(day => day.BroadcastId)], cancellationToken);
        return [.. days.Select(day => new CampaignDayAnswer(day.Day, day.Number, day.Withdrawn, results.GetValueOrDefault(day.BroadcastId)))];
    }
}

/// <summary>Which version of a campaign is meant: the one that the caller has read.</summary>
/// <param name="Version">Its number.</param>
public sealed record SeenCampaign(int Version);

/// <summary>Why a campaign is given back.</summary>
/// <param name="Version">The version that was read.</param>
/// <param name="Note">What is to be changed.</param>
public sealed record ReturnRequest(int Version, string Note);
