using Diaspora.Gateway.Messaging.Broadcasts;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>An announcement as its author writes it.</summary>
/// <param name="Title">What staff call it, 1 to 80 characters; people never see it.</param>
/// <param name="En">The words in English, without the way to stop, which is added; <c>{code}</c> stands for the code to dial.</param>
/// <param name="St">The same in Sesotho.</param>
/// <param name="Category">Topic that people must have agreed to: events, money, healthday or news. service needs no agreement and is only for emergencies
/// and for those to whom an earlier announcement went.</param>
/// <param name="Audience">Who gets it; none: everybody who agreed to the topic.</param>
/// <param name="Schedule">When; none: as soon as it is approved and the time to take it back is over.</param>
/// <param name="Emergency">True: it goes at any hour, at once, and needs two approvers and a reason.</param>
/// <param name="Reason">Why it is an emergency, 10 to 500 characters.</param>
/// <param name="WorthHours">For how many hours after its time it is still worth sending, 1 to 336; 72 when not said.</param>
public sealed record AnnouncementDraft(
    string Title, string En, string St, string Category, Audience? Audience = null, AnnouncementSchedule? Schedule = null, bool Emergency = false,
    string? Reason = null, int? WorthHours = null)
{
    /// <summary>Hours when nothing is said: a phone may be off over a weekend.</summary>
    internal const int UsualWorth = 72;
}

/// <summary>When an announcement goes out: one of the two.</summary>
/// <param name="At">One moment for everybody.</param>
/// <param name="Local">Day and time on the clock of each person, without a zone, such as <c>2026-12-04T12:00:00</c>.</param>
public sealed record AnnouncementSchedule(DateTimeOffset? At = null, DateTime? Local = null);
