namespace Diaspora.Gateway.Features.Feedback;

/// <summary>How far a complaint has come.</summary>
public enum ComplaintState
{
    /// <summary>Waits for us.</summary>
    Open,

    /// <summary>Was answered or referred on, and is still looked at.</summary>
    Answered,

    /// <summary>Ended with an answer.</summary>
    Closed,
}

/// <summary>A complaint, appeal, idea or question without anybody's words.</summary>
public sealed record Complaint
{
    /// <summary>Its number among staff.</summary>
    public required long Id { get; init; }

    /// <summary><c>complaint</c>, <c>idea</c>, <c>question</c> or <c>appeal</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is about, such as <c>clinic</c>; of an appeal why, such as <c>facts</c>.</summary>
    public required string Topic { get; init; }

    /// <summary>The eight digits that the person was given; null for an appeal and once the texts are gone.</summary>
    public string? Reference { get; init; }

    /// <summary>Of an appeal: the eight digits of the request.</summary>
    public string? CaseReference { get; init; }

    /// <summary>Of an appeal: when the decision was taken.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Of an appeal that is answered: <c>stands</c>, or <c>again</c> when the request is looked at again.</summary>
    public string? Outcome { get; init; }

    /// <summary>Code of the district that it is about; null: none was named.</summary>
    public string? District { get; init; }

    /// <summary>Language in which it was written, <c>en</c> or <c>st</c>.</summary>
    public required string Language { get; init; }

    /// <summary>How far it has come.</summary>
    public required ComplaintState State { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>From when on its answer is late.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>First answer since it came or was opened again.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Who has it in hand.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>To whom it was referred on, because it is none of ours.</summary>
    public string? ReferredTo { get; init; }

    /// <summary>What the person said to "are you satisfied"; null: not asked yet.</summary>
    public bool? Satisfied { get; init; }

    /// <summary>True: the person gave a number, to be texted that there is an answer.</summary>
    public required bool CanBeTexted { get; init; }

    /// <summary>True: the person typed something, and it is still kept.</summary>
    public required bool HasWords { get; init; }

    /// <summary>Changes with every act.</summary>
    public required int Version { get; init; }

    /// <summary>Of an appeal: everybody of staff who had the request in hand.</summary>
    internal string[] Deciders { get; init; } = [];

    internal long? ContactId { get; init; }

    /// <summary>True when the answer is late.</summary>
    internal bool IsOverdue(DateTimeOffset now) => State == ComplaintState.Open && now >= DueAt;
}

/// <summary>What the person typed and what was answered.</summary>
/// <param name="Complaint">The complaint.</param>
/// <param name="Words">What the person typed; null: nothing, or it is not kept any more.</param>
/// <param name="Answers">What was answered, oldest first.</param>
public sealed record ComplaintFile(Complaint Complaint, string? Words, IReadOnlyList<ComplaintAnswer> Answers);

/// <summary>An answer.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who of staff.</param>
/// <param name="En">The words in English.</param>
/// <param name="St">The words in Sesotho.</param>
public sealed record ComplaintAnswer(DateTimeOffset At, string By, string En, string St);

/// <summary>Something that was done, without words of anybody.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who of staff; null: the person.</param>
/// <param name="Act">What, such as <c>answered</c>.</param>
public sealed record ComplaintEvent(DateTimeOffset At, string? By, string Act);
