namespace Diaspora.Gateway.Features.Feedback;

/// <summary>Why something personal is opened.</summary>
/// <param name="Reason">In words, 5 to 200 characters; it stands in the audit and names nobody.</param>
public sealed record OpenRequest(string Reason);

/// <summary>Which version of a complaint is meant: the one that the caller has read.</summary>
/// <param name="Version">Its number.</param>
public sealed record SeenComplaint(int Version);

/// <summary>An answer to a complaint.</summary>
/// <param name="Version">The version that was read.</param>
/// <param name="En">The answer in English, at most 320 letters of basic phones.</param>
/// <param name="St">The same in Sesotho.</param>
/// <param name="Close">True: that ends it. An appeal always ends.</param>
/// <param name="Outcome">Of an appeal: <c>stands</c>, or <c>again</c> when the request is looked at again.</param>
public sealed record AnswerRequest(int Version, string? En, string? St, bool Close = false, string? Outcome = null);

/// <summary>To whom a complaint is referred on.</summary>
/// <param name="Version">The version that was read.</param>
/// <param name="To">The office that takes it over, as the person reads it, at most 60 letters.</param>
/// <param name="En">What the person is told in English.</param>
/// <param name="St">The same in Sesotho.</param>
public sealed record ReferRequest(int Version, string? To, string? En, string? St);

/// <summary>What is left of the words of a person.</summary>
/// <param name="Version">The version that was read.</param>
/// <param name="Words">The words without what should not be there; none: nothing is left.</param>
public sealed record RedactRequest(int Version, string? Words = null);

/// <summary>A note of the focal point.</summary>
/// <param name="Version">The version that was read.</param>
/// <param name="Words">What is to be remembered, at most 1000 characters.</param>
public sealed record NoteRequest(int Version, string? Words);

/// <summary>What staff did about a topic.</summary>
/// <param name="Version">The version that was read; 0: there was none.</param>
/// <param name="En">In English, at most 300 letters of basic phones.</param>
/// <param name="St">The same in Sesotho.</param>
public sealed record DeedRequest(int Version, string? En, string? St);
