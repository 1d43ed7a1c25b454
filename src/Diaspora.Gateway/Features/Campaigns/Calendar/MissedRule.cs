namespace Diaspora.Gateway.Features.Campaigns.Calendar;

/// <summary>
/// What happens with texts for which the gateway was away so long that Lesotho's clock had passed their time. Whatever the rule, a text that is worth
/// nothing any more for a person does not go to that person.
/// </summary>
internal enum MissedRule
{
    /// <summary>They do not go.</summary>
    Skip,

    /// <summary>The latest of them goes, if it is still worth something.</summary>
    Once,

    /// <summary>Each goes that is still worth something.</summary>
    All,
}
