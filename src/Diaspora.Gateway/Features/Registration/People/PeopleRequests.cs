namespace Diaspora.Gateway.Features.Registration.People;

/// <summary>Whom to look for.</summary>
/// <param name="Number">The whole telephone number in international form.</param>
public sealed record PersonQuestion(string Number);

/// <summary>Why a person's details are opened.</summary>
/// <param name="Reason">5 to 200 characters, without names and numbers; the audit keeps it.</param>
public sealed record OpeningReason(string Reason);

/// <summary>A person's details as they shall be, all of them.</summary>
public sealed record PersonCorrection
{
    /// <summary>The revision that was read.</summary>
    public required int Revision { get; init; }

    /// <summary>First name and surname, 2 to 40 letters.</summary>
    public required string Name { get; init; }

    /// <summary>Year of birth.</summary>
    public required int BirthYear { get; init; }

    /// <summary>Two letters of the country where they live.</summary>
    public required string Country { get; init; }

    /// <summary>Town where they live, at most 30 letters; none: not said.</summary>
    public string? Town { get; init; }

    /// <summary>Code of the home district, such as <c>LS-G</c>.</summary>
    public required string District { get; init; }

    /// <summary>What they want to be texted about: events, money, healthday, news.</summary>
    public IReadOnlyList<string>? Topics { get; init; }

    /// <summary>How the person asked for it, 5 to 200 characters, without names and numbers; the audit keeps it.</summary>
    public required string Reason { get; init; }

    /// <summary>The open request that is answered by this; none: there was none.</summary>
    public long? Request { get; init; }
}

/// <summary>What was corrected.</summary>
/// <param name="Fields">The fields that changed.</param>
/// <param name="Told">True: an SMS that tells the person is on its way. False: tell them in another way.</param>
public sealed record CorrectionResult(IReadOnlyList<string> Fields, bool Told);

/// <summary>Two registrations of one person on one phone become one.</summary>
/// <param name="Revision">The revision of the one that stays.</param>
/// <param name="Other">The person whose registration goes; agreements and history move to the one that stays.</param>
/// <param name="Reason">How it was found out, 5 to 200 characters, without names and numbers.</param>
public sealed record MergeRequest(int Revision, long Other, string Reason);

/// <summary>What deleting a person would leave.</summary>
/// <param name="Revision">The revision of the person now.</param>
/// <param name="CaseOpen">True: a request for assistance is open; it stays until it is finished, and the number as well if nobody else has this phone.</param>
/// <param name="NumberGoes">True: the number goes too.</param>
/// <param name="OthersOnPhone">How many other people keep this phone's number here.</param>
public sealed record ErasurePreview(int Revision, bool CaseOpen, bool NumberGoes, int OthersOnPhone);

/// <summary>Deletes a person at their wish.</summary>
/// <param name="Revision">The revision that the preview told.</param>
/// <param name="Reason">How the person asked for it, 5 to 200 characters, without names and numbers.</param>
/// <param name="Told">How the person knows the outcome: in-person, call or letter; no text can be sent afterwards.</param>
public sealed record ErasureRequest(int Revision, string Reason, string Told);

/// <summary>What became of a deletion.</summary>
/// <param name="CaseOpen">True: something is open and stays until it is finished.</param>
public sealed record ErasureResult(bool CaseOpen);

/// <summary>A number that was kept because something was open.</summary>
/// <param name="Id">Number of the entry.</param>
/// <param name="ErasedAt">When the person was deleted.</param>
/// <param name="Source">Who deleted them and how.</param>
/// <param name="Phone">The number, masked; null: it is gone already.</param>
/// <param name="CaseOpen">True: the law keeps it still. False: it can be forgotten now.</param>
public sealed record KeptNumberView(long Id, DateTimeOffset ErasedAt, string Source, string? Phone, bool CaseOpen);

/// <summary>A number that somebody new has: its old owner can only come back in person.</summary>
/// <param name="Id">Number of the task.</param>
/// <param name="At">When the new owner said so.</param>
/// <param name="People">The people who had the number and are still kept.</param>
public sealed record NumberReleaseView(long Id, DateTimeOffset At, IReadOnlyList<long> People);

/// <summary>A new number for a person whose old one somebody else has.</summary>
/// <param name="Revision">The revision that was read.</param>
/// <param name="Number">The whole telephone number in international form.</param>
/// <param name="Reason">How the person was recognised, 5 to 200 characters, without names and numbers.</param>
public sealed record NewNumber(int Revision, string Number, string Reason);

/// <summary>What a person asks for.</summary>
/// <param name="Kind">correction, erasure or copy.</param>
/// <param name="Channel">How they asked: in-person, call, letter or sms.</param>
/// <param name="Wish">What they want, at most 500 characters; kept encrypted.</param>
/// <param name="AskedOn">The day on which they asked; none: today.</param>
public sealed record RequestNote(string Kind, string Channel, string Wish, DateOnly? AskedOn = null);

/// <summary>How a request ends.</summary>
/// <param name="State">done or refused.</param>
/// <param name="Told">How the outcome was told: in-person, call, letter or sms.</param>
/// <param name="Outcome">What was told, at most 500 characters; kept encrypted.</param>
public sealed record RequestEnd(string State, string Told, string Outcome);

/// <summary>Somebody who agreed aloud, before a witness, to what staff read to them.</summary>
public sealed record SpokenRegistration
{
    /// <summary>Their whole telephone number in international form.</summary>
    public required string Number { get; init; }

    /// <summary>First name and surname, 2 to 40 letters.</summary>
    public required string Name { get; init; }

    /// <summary>Year of birth; they must be 18 already.</summary>
    public required int BirthYear { get; init; }

    /// <summary>Two letters of the country where they live.</summary>
    public required string Country { get; init; }

    /// <summary>Town where they live, at most 30 letters; none: not said.</summary>
    public string? Town { get; init; }

    /// <summary>Code of the home district, such as <c>LS-G</c>.</summary>
    public required string District { get; init; }

    /// <summary>What they want to be texted about: events, money, healthday, news.</summary>
    public IReadOnlyList<string>? Topics { get; init; }

    /// <summary>Language in which the words were read: en or st.</summary>
    public required string Language { get; init; }

    /// <summary>True: the words were read to them and they said that they agree.</summary>
    public required bool Agreed { get; init; }

    /// <summary>Name of who heard it, 2 to 40 letters; kept encrypted.</summary>
    public required string Witness { get; init; }
}

/// <summary>A person who was registered.</summary>
/// <param name="Id">Number of the person.</param>
/// <param name="Told">True: a text that tells the phone is on its way.</param>
public sealed record RegisteredPerson(long Id, bool Told);

/// <summary>The words that are read to somebody before they agree.</summary>
/// <param name="Language">Their language.</param>
/// <param name="Version">Flow, version, language and a hash of the words.</param>
/// <param name="Text">The words.</param>
public sealed record WordsToRead(string Language, string Version, string Text);
