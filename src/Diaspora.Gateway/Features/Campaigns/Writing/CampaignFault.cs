namespace Diaspora.Gateway.Features.Campaigns.Writing;

/// <summary>Something that keeps a campaign from being used.</summary>
/// <param name="Field">Where it stands, such as <c>calendar.from</c> or <c>texts[2].st</c>; empty: the whole.</param>
/// <param name="What">What is wrong and what to do.</param>
internal readonly record struct CampaignFault(string Field, string What);
