using Diaspora.Gateway.Api;

namespace Diaspora.Gateway.Features.Campaigns;

/// <summary>Why something cannot be done with a campaign, as it is told to who asked.</summary>
internal sealed class CampaignRefusal : ApiRefusal
{
    private CampaignRefusal(CampaignResult result)
        : base(result switch
        {
            { SamePerson: true } => ApiProblem.Forbidden("campaign/own", "Whoever wrote or submitted a campaign cannot approve it; another person must."),
            { Changed: { } version } => ApiProblem.Conflict(
                "campaign/changed", $"It was changed meanwhile by {result.ChangedBy ?? "somebody else"} and is version {version} now. Look at it again."),
            { Present: { } state } => ApiProblem.Conflict(
                "campaign/state", $"The campaign is {state.ToString().ToLowerInvariant()}; this cannot be done now."),
            { Faults: { Count: > 0 } faults } => ApiProblem.Invalid(
                faults.GroupBy(f => f.Field).ToDictionary(g => g.Key, g => g.Select(f => f.What).ToArray())),
            _ => ApiProblem.NotFound("campaign/not-found", "There is no such campaign."),
        })
    {
    }

    /// <summary>There is no such campaign.</summary>
    public static CampaignRefusal Unknown() => new(CampaignResult.Unknown);

    /// <summary>The campaign that an act left behind.</summary>
    /// <exception cref="CampaignRefusal">The act was refused.</exception>
    public static Campaign Require(CampaignResult result) => result.Campaign ?? throw new CampaignRefusal(result);
}
