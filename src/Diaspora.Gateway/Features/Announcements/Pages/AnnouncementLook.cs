using Diaspora.Gateway.Messaging.Broadcasts;
using Diaspora.Gateway.Messaging.Preview;

namespace Diaspora.Gateway.Features.Announcements.Pages;

/// <summary>What is shown of an announcement while it is written.</summary>
/// <param name="En">What the English words cost.</param>
/// <param name="St">What the Sesotho words cost.</param>
/// <param name="Count">Whom it would reach; null: too few, or not to be counted yet.</param>
/// <param name="FewerThan">They are fewer than this; null: see the count.</param>
/// <param name="Report">Problems, warnings, the whole texts and costs; null: nothing is written.</param>
internal sealed record AnnouncementLook(
    IReadOnlyList<TextWay> En, IReadOnlyList<TextWay> St, AudienceCount? Count, int? FewerThan, AnnouncementReport? Report)
{
    /// <summary>Nothing is written yet.</summary>
    public static AnnouncementLook Nothing { get; } = new([], [], null, null, null);
}
