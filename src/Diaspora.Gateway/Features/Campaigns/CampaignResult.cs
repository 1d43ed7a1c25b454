using Diaspora.Gateway.Features.Campaigns.Writing;

namespace Diaspora.Gateway.Features.Campaigns;

/// <summary>What came of an act on a campaign.</summary>
/// <param name="Campaign">As it stands now; null: nothing was done.</param>
/// <param name="Present">The state that forbids the act; null: that was not why.</param>
/// <param name="Faults">Why nothing was done.</param>
/// <param name="SamePerson">True: another person has to do it.</param>
/// <param name="Changed">The version that it has now, when that is not the one that was meant; null: that was not why.</param>
/// <param name="ChangedBy">Who wrote that version; null: not known.</param>
internal sealed record CampaignResult(
    Campaign? Campaign, CampaignState? Present, IReadOnlyList<CampaignFault> Faults, bool SamePerson = false, int? Changed = null, string? ChangedBy = null)
{
    /// <summary>There is no such campaign.</summary>
    public static readonly CampaignResult Unknown = new(null, null, []);

    /// <summary>Another person has to do it.</summary>
    public static readonly CampaignResult OfSamePerson = new(null, null, [], SamePerson: true);

    /// <summary>It was done.</summary>
    public static CampaignResult Done(Campaign campaign) => new(campaign, null, []);

    /// <summary>It was not done.</summary>
    public static CampaignResult Refused(IReadOnlyList<CampaignFault> faults) => new(null, null, faults);

    /// <summary>It cannot be done in the state in which the campaign is.</summary>
    public static CampaignResult NotNow(Campaign campaign) => new(null, campaign.State, []);

    /// <summary>Somebody changed its content since the version that is meant.</summary>
    public static CampaignResult Stale(Campaign campaign) => new(null, null, [], Changed: campaign.Version, ChangedBy: campaign.ChangedBy);
}
