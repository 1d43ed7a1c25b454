using Diaspora.Gateway.Features.Campaigns.Writing;
using Diaspora.Gateway.Messaging.Broadcasts;

namespace Diaspora.Gateway.Features.Campaigns;

/// <summary>What a campaign would be that is not kept yet.</summary>
/// <param name="Problems">What keeps it from being used, by field.</param>
/// <param name="Doubts">Words that may say too much, by field; allowed, but whoever approves should think of them.</param>
/// <param name="Upcoming">Its texts and when they would arrive; empty while its calendar cannot be read.</param>
/// <param name="FewerThan">Its phones are fewer than this, and how many is not told; null: see the count.</param>
/// <param name="Audience">Whom it would reach at this moment; null: they are too few, or it cannot be told yet.</param>
public sealed record CampaignLook(
    IReadOnlyDictionary<string, string[]> Problems, IReadOnlyDictionary<string, string> Doubts, IReadOnlyList<UpcomingText> Upcoming, int? FewerThan,
    AudienceCount? Audience)
{
    internal static CampaignLook Of(
        CampaignContent? content, IReadOnlyList<CampaignFault> faults, IReadOnlyList<UpcomingText> upcoming, AudienceCount? count, int fewest)
    {
        var few = count?.Total < fewest;
        return new CampaignLook(
            faults.GroupBy(f => f.Field).ToDictionary(g => g.Key, g => g.Select(f => f.What).ToArray()),
            content is null ? new Dictionary<string, string>() : CampaignAnswer.DoubtsOf(content), upcoming, few ? fewest : null, few ? null : count);
    }
}
