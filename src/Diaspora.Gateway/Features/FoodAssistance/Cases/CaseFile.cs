namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>Whether a PIN works, as far as staff may know.</summary>
public enum CasePin
{
    /// <summary>It works.</summary>
    Set,

    /// <summary>Three wrong ones were typed; it works again after a while.</summary>
    Locked,

    /// <summary>Locked until staff reset it, with the person present.</summary>
    StaffOnly,

    /// <summary>Taken away: the person chooses a new one on the phone that applied.</summary>
    OnPhone,

    /// <summary>There is none: the person keys one on an officer's tablet.</summary>
    OnTablet,
}

/// <summary>A request as staff see it without opening the record: nothing personal.</summary>
public sealed record CaseFile
{
    /// <summary>Its number in lists and addresses.</summary>
    public required long Id { get; init; }

    /// <summary>The eight digits of its reference.</summary>
    public required string Reference { get; init; }

    /// <summary>Code of its district.</summary>
    public required string District { get; init; }

    /// <summary>How far it is; the phone shows the same.</summary>
    public required string Status { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset StatusAt { get; init; }

    /// <summary>Number of its last step: who acts sends it back.</summary>
    public required long LastStep { get; init; }

    /// <summary>Who took it in; null: the person applied by phone.</summary>
    public required string? EnteredBy { get; init; }

    /// <summary>How the person agreed: <c>keyed</c> or <c>spoken</c>; null: it is not known.</summary>
    public required CaseConsent? Consent { get; init; }

    /// <summary>Whether the PIN works.</summary>
    public required CasePin Pin { get; init; }

    /// <summary>Until when it is locked.</summary>
    public required DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Where news go: <c>own</c> phone, <c>neighbour</c> or <c>none</c>.</summary>
    public required string Contact { get; init; }

    /// <summary>True: no message reaches the person, who must be told another way.</summary>
    public required bool Silent { get; init; }

    /// <summary>True: another open request seems to be for the same person.</summary>
    public required bool PossibleDuplicate { get; init; }

    /// <summary>The request that goes on in place of this one; null: none does.</summary>
    public required CaseLink? MergedInto { get; init; }

    /// <summary>Requests that were closed in favour of this one.</summary>
    public required IReadOnlyList<CaseLink> MergedFrom { get; init; }

    /// <summary>Where the next distribution is.</summary>
    public required string? DistributionPlace { get; init; }

    /// <summary>Its day.</summary>
    public required DateOnly? DistributionOn { get; init; }

    /// <summary>Its hours.</summary>
    public required string? DistributionWindow { get; init; }

    /// <summary>The proposal that waits for a second person; null: none does.</summary>
    public required CaseProposal? Proposal { get; init; }

    /// <summary>Earlier proposals, the newest first.</summary>
    public required IReadOnlyList<CaseProposal> EarlierProposals { get; init; }

    /// <summary>Every step, the oldest first.</summary>
    public required IReadOnlyList<FoodHistory> History { get; init; }

    /// <summary>Statuses to which the reader may move it.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>Decisions that the reader may propose.</summary>
    public required IReadOnlyList<string> Decisions { get; init; }
}

/// <summary>How a person agreed.</summary>
/// <param name="Kind"><c>keyed</c> or <c>spoken</c>.</param>
/// <param name="Language">Language of the text.</param>
/// <param name="FlowVersion">Version of the flow that holds the text.</param>
/// <param name="At">When.</param>
/// <param name="ReadBy">Who read it aloud, if it was spoken.</param>
public sealed record CaseConsent(string Kind, string Language, int FlowVersion, DateTimeOffset At, string? ReadBy);

/// <summary>Another request.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Reference">Its reference.</param>
public sealed record CaseLink(long Id, string Reference);

/// <summary>What is behind a reason: the person's own words and answers.</summary>
/// <param name="Name">First name and surname.</param>
/// <param name="Answers">The answers of the form, empty where the person gave none.</param>
/// <param name="Phone">The number, masked; null: there is none.</param>
/// <param name="Witness">Who heard the person agree, if that was spoken.</param>
/// <param name="Notes">What officers found out, the oldest first.</param>
public sealed record CaseDetails(string Name, FoodAnswers Answers, string? Phone, string? Witness, IReadOnlyList<CaseNote> Notes);

/// <summary>A note of an officer.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Kind">How it was found out.</param>
/// <param name="Text">What.</param>
/// <param name="MovedFrom">The request from which it was taken over; null: it was written here.</param>
public sealed record CaseNote(DateTimeOffset At, string By, string Kind, string Text, string? MovedFrom);

/// <summary>A decision that one person proposed.</summary>
public sealed record CaseProposal
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>The proposed status.</summary>
    public required string Status { get; init; }

    /// <summary>Code of the reason.</summary>
    public required string ReasonCode { get; init; }

    /// <summary>The reason in words.</summary>
    public required string Reason { get; init; }

    /// <summary>Version of the procedures followed.</summary>
    public required string SopVersion { get; init; }

    /// <summary>Who proposed it.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary><c>open</c>, <c>confirmed</c>, <c>returned</c>, <c>withdrawn</c> or <c>overtaken</c>.</summary>
    public required string State { get; init; }

    /// <summary>Who decided on it.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was returned.</summary>
    public string? Note { get; init; }
}

/// <summary>A reason to choose from.</summary>
/// <param name="Status">The status that it leads to.</param>
/// <param name="Code">Its code.</param>
/// <param name="Label">Its words.</param>
/// <param name="Active">Whether it can be chosen.</param>
/// <param name="Proposed">True: the programme has not confirmed it yet.</param>
public sealed record StepReason(string Status, string Code, string Label, bool Active, bool Proposed);
