namespace Diaspora.Gateway.Features.Feedback;

/// <summary>A complaint that only the focal point reads, opened.</summary>
internal sealed record RestrictedComplaint
{
    /// <summary>Its id, which says nothing.</summary>
    public required Guid Id { get; init; }

    /// <summary>What was reported; null once its time is over.</summary>
    public RestrictedReport? Report { get; init; }

    /// <summary>The newest answer; null: none.</summary>
    public AnswerText? Answer { get; init; }

    /// <summary>How far it has come.</summary>
    public required ComplaintState State { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>From when on its answer is late.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What the person said to "are you satisfied"; null: not asked yet.</summary>
    public bool? Satisfied { get; init; }

    /// <summary>Changes with every act.</summary>
    public required int Version { get; init; }

    /// <summary>True when the answer is late.</summary>
    public bool IsOverdue(DateTimeOffset now) => State == ComplaintState.Open && now >= DueAt;
}

/// <summary>What was done, as it is sealed.</summary>
/// <param name="By">Who.</param>
/// <param name="Act">What, such as <c>opened</c>.</param>
/// <param name="Words">Why, or what is to be remembered; null: nothing.</param>
internal sealed record RestrictedNote(string By, string Act, string? Words);

/// <summary>What was done, and when.</summary>
/// <param name="At">When.</param>
/// <param name="Note">What.</param>
internal sealed record RestrictedEvent(DateTimeOffset At, RestrictedNote Note);

/// <summary>A restricted complaint as a list shows it: nothing of what was reported but whether somebody was in danger.</summary>
/// <param name="Id">Its id, which says nothing.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Danger">True: the person said to be in danger.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="DueAt">From when on its answer is late.</param>
/// <param name="Overdue">True: its answer is late.</param>
/// <param name="Version">Changes with every act.</param>
public sealed record RestrictedRow(
    Guid Id, ComplaintState State, bool Danger, DateTimeOffset ReceivedAt, DateTimeOffset DueAt, bool Overdue, int Version);

/// <summary>A restricted complaint with everything that is kept of it.</summary>
/// <param name="Row">How far it has come.</param>
/// <param name="Reference">The eight digits that the person was given.</param>
/// <param name="What"><c>money</c> or <c>hurt</c>.</param>
/// <param name="District">Code of the district; null: none was named.</param>
/// <param name="Who"><c>staff</c>, <c>chief</c>, <c>trader</c> or <c>other</c>.</param>
/// <param name="Language">Language of the person.</param>
/// <param name="Number">The number to call; null: the person wants no call.</param>
/// <param name="En">The newest answer in English; null: none.</param>
/// <param name="St">The same in Sesotho.</param>
/// <param name="History">What was done, oldest first.</param>
public sealed record RestrictedFile(
    RestrictedRow Row, string Reference, string What, string? District, string Who, string Language, string? Number, string? En, string? St,
    IReadOnlyList<RestrictedFileEvent> History);

/// <summary>Something that was done.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Act">What.</param>
/// <param name="Words">Why, or what is to be remembered.</param>
public sealed record RestrictedFileEvent(DateTimeOffset At, string By, string Act, string? Words);
