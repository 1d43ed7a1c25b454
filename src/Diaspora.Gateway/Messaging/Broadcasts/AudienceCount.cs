namespace Diaspora.Gateway.Messaging.Broadcasts;

/// <summary>How many phones an audience reaches at this moment, and why others are left out. A phone counts once, for the first reason that holds.</summary>
/// <param name="Total">Phones that would be texted.</param>
/// <param name="UnderAge">Left out because only children on the phone match.</param>
/// <param name="Stopped">Left out because the phone wants no messages.</param>
/// <param name="Unreachable">Left out because no number is kept, no route takes it, or three messages in a row failed.</param>
/// <param name="Parts">The phones that would be texted, by route and language.</param>
public sealed record AudienceCount(long Total, long UnderAge, long Stopped, long Unreachable, IReadOnlyList<AudiencePart> Parts)
{
    /// <summary>Everybody who matches, reached or not.</summary>
    internal long Matching => Total + UnderAge + Stopped + Unreachable;
}

/// <summary>Phones of an audience that get the same words the same way.</summary>
/// <param name="Route">Name of the route.</param>
/// <param name="Language"><c>en</c> or <c>st</c>.</param>
/// <param name="Phones">How many.</param>
public sealed record AudiencePart(string Route, string Language, long Phones);
