namespace Diaspora.Gateway.Features.Registration.People;

/// <summary>Somebody who was found by a telephone number; who it is is shown only for a reason.</summary>
/// <param name="Id">Number of the person.</param>
/// <param name="Phone">The telephone number, masked.</param>
/// <param name="RegisteredAt">When they registered, which tells people of one phone apart.</param>
public sealed record FoundPerson(long Id, string Phone, DateTimeOffset RegisteredAt);

/// <summary>How many people there are of a kind.</summary>
/// <param name="FewerThan">They are fewer than this, and how many is not told; null: see the count.</param>
/// <param name="Count">The count; null: they are too few.</param>
public sealed record PeopleCount(int? FewerThan, long? Count);

/// <summary>Everything that is kept of a person.</summary>
public sealed record PersonView
{
    /// <summary>Number of the person.</summary>
    public required long Id { get; init; }

    /// <summary>The telephone number, masked; null: none is kept.</summary>
    public string? Phone { get; init; }

    /// <summary>False: somebody else has the number now, and nothing is sent.</summary>
    public required bool Active { get; init; }

    /// <summary>First name and surname.</summary>
    public required string Name { get; init; }

    /// <summary>Year of birth.</summary>
    public required int BirthYear { get; init; }

    /// <summary>True: under 18 when registered, with a guardian's agreement.</summary>
    public required bool Guarded { get; init; }

    /// <summary>Two letters of the country where they live.</summary>
    public required string Country { get; init; }

    /// <summary>Town where they live; null: not said.</summary>
    public string? Town { get; init; }

    /// <summary>Code of the home district.</summary>
    public required string District { get; init; }

    /// <summary>What they want to be texted about: events, money, healthday, news.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>Language of the phone, en or st; null: not chosen.</summary>
    public string? Language { get; init; }

    /// <summary>False: the phone wants no messages at all, whatever the topics.</summary>
    public required bool MessagesOn { get; init; }

    /// <summary>When they registered.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Another with every change; a correction sends it back.</summary>
    public required int Revision { get; init; }

    /// <summary>True: a request for assistance of this phone is open.</summary>
    public required bool CaseOpen { get; init; }

    /// <summary>What they agreed to, the last at the front.</summary>
    public required IReadOnlyList<ConsentView> Consents { get; init; }

    /// <summary>What happened to their details, without values, the last at the front.</summary>
    public required IReadOnlyList<HistoryView> History { get; init; }

    /// <summary>Who was given their details.</summary>
    public required IReadOnlyList<ReceiverView> Receivers { get; init; }

    /// <summary>What they asked staff for.</summary>
    public required IReadOnlyList<PersonRequest> Requests { get; init; }

    /// <summary>Numbers of other people who are registered with this phone.</summary>
    public required IReadOnlyList<long> Others { get; init; }
}

/// <summary>An agreement.</summary>
public sealed record ConsentView
{
    /// <summary>Flow, version, language and a hash of the words that were shown.</summary>
    public required string Version { get; init; }

    /// <summary>keyed: by the person; guardian: by a parent or guardian, for a child; spoken: before a witness.</summary>
    public required string Kind { get; init; }

    /// <summary>Who heard it, where it was spoken; null: a key was pressed.</summary>
    public string? Witness { get; init; }

    /// <summary>Language of the words.</summary>
    public required string Language { get; init; }

    /// <summary>The channel.</summary>
    public required string Channel { get; init; }

    /// <summary>The code that was dialled.</summary>
    public required string ServiceCode { get; init; }

    /// <summary>When the key was pressed.</summary>
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>The words that were agreed to.</summary>
    public required string Text { get; init; }
}

/// <summary>Something that happened to a person's details.</summary>
/// <param name="At">When.</param>
/// <param name="What">What, without values.</param>
/// <param name="Source">Who did it and how.</param>
public sealed record HistoryView(DateTimeOffset At, string What, string Source);

/// <summary>Somebody who was given a person's details.</summary>
/// <param name="Receiver">Who.</param>
/// <param name="At">When.</param>
public sealed record ReceiverView(string Receiver, DateTimeOffset At);

/// <summary>What a person asked staff for, or what staff owe because of it.</summary>
public sealed record PersonRequest
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>Number of the person; null: deleted by now.</summary>
    public long? PersonId { get; init; }

    /// <summary>correction, erasure, copy; or receivers: those who were given the details must be told of a change.</summary>
    public required string Kind { get; init; }

    /// <summary>What the person asked for; null: it is not told here, or gone.</summary>
    public string? Wish { get; init; }

    /// <summary>Who must be told.</summary>
    public required IReadOnlyList<string> Receivers { get; init; }

    /// <summary>How they asked.</summary>
    public required string Channel { get; init; }

    /// <summary>When they asked.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The day by which it must be done and told.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>True: that day is over.</summary>
    public required bool Late { get; init; }

    /// <summary>Who noted it.</summary>
    public required string NotedBy { get; init; }

    /// <summary>open, done or refused.</summary>
    public required string State { get; init; }

    /// <summary>How the outcome was told; null: not noted.</summary>
    public string? Told { get; init; }

    /// <summary>When it was closed; null: it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Who closed it.</summary>
    public string? ClosedBy { get; init; }
}
