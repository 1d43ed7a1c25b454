using Diaspora.Gateway.Messaging.Broadcasts;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>Which version of an announcement is meant: the one that the caller has read.</summary>
/// <param name="Version">Its number.</param>
public sealed record SeenVersion(int Version);

/// <summary>Why an announcement is returned.</summary>
/// <param name="Version">The version that was read.</param>
/// <param name="Note">What its author should change, 1 to 500 characters.</param>
public sealed record ReturnNote(int Version, string Note);

/// <summary>Another time for an announcement.</summary>
/// <param name="Version">The version that was read.</param>
/// <param name="Schedule">When; null: as soon as it may.</param>
public sealed record NewSchedule(int Version, AnnouncementSchedule? Schedule);

/// <summary>An audience to count.</summary>
/// <param name="Category">Topic that people must have agreed to: events, money, healthday or news; service: none.</param>
/// <param name="Audience">Who is meant; none: everybody who agreed to the topic.</param>
public sealed record AudienceQuestion(string Category, Audience? Audience = null);

/// <summary>How many phones an audience reaches.</summary>
/// <param name="FewerThan">They are fewer than this, and how many is not told: it could tell something about the people; null: see the count.</param>
/// <param name="Count">The count; null: they are too few.</param>
public sealed record AudienceAnswer(int? FewerThan, AudienceCount? Count);

/// <summary>A test phone that is looked at by a second person.</summary>
/// <param name="Number">Its number in international form, as its holder says it to that person.</param>
public sealed record ConfirmedNumber(string Number);

/// <summary>On which test phones an announcement is tried out.</summary>
/// <param name="Phones">Their numbers in the list of test phones; none: all of them.</param>
public sealed record TryOutRequest(IReadOnlyList<long>? Phones = null);
