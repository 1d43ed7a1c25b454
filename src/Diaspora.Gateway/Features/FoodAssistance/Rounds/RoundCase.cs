namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>A household in a round.</summary>
internal sealed record RoundCase
{
    public required long RoundId { get; init; }

    public required long ApplicationId { get; init; }

    /// <summary>Its reference, eight digits.</summary>
    public required string Reference { get; init; }

    /// <summary>What the case goes back to when the round is cancelled.</summary>
    public required string FromStatus { get; init; }

    /// <summary>The step of the history whose notice is on its way.</summary>
    public required long HistoryId { get; init; }

    /// <summary>Wrong codes typed since somebody was last named.</summary>
    public required int CodeTries { get; init; }

    /// <summary>One of <see cref="RoundOutcome"/>; null while it is open.</summary>
    public required string? Outcome { get; init; }

    /// <summary>When that was.</summary>
    public required DateTimeOffset? OutcomeAt { get; init; }

    /// <summary>The encrypted name of the applicant.</summary>
    public required byte[] NameCipher { get; init; }
}

/// <summary>What became of a household in a round, as it is stored.</summary>
internal static class RoundOutcome
{
    public const string Collected = "collected";
    public const string Missed = "missed";
    public const string Cancelled = "cancelled";

    /// <summary>The case went another way meanwhile, such as being closed.</summary>
    public const string Left = "left";
}
