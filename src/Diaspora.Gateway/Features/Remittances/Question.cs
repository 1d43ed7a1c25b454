namespace Diaspora.Gateway.Features.Remittances;

/// <summary>What a person asks or reports.</summary>
internal sealed record NewQuestion
{
    /// <summary>Topic of a question about the policy.</summary>
    public const string Policy = "policy";

    /// <summary>Topic of a problem with a sender.</summary>
    public const string Problem = "problem";

    /// <summary><see cref="Policy"/> or <see cref="Problem"/>.</summary>
    public required string Topic { get; init; }

    /// <summary>The article that was read; null for a problem.</summary>
    public int? ArticleId { get; init; }

    /// <summary>The sender; null for a question and for a sender that is not listed.</summary>
    public int? ProviderId { get; init; }

    /// <summary>What went wrong: <c>not-arrived</c>, <c>fee</c>, <c>extra-payment</c> or <c>other</c>; null for a question.</summary>
    public string? What { get; init; }

    /// <summary>The contact that the answer goes to.</summary>
    public required long ContactId { get; init; }

    /// <summary>What was typed; null: nothing.</summary>
    public string? Text { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset AskedAt { get; init; }
}

/// <summary>A question without an answer, as lists show it: nothing of what was typed.</summary>
/// <param name="Reference">Its eight digits.</param>
/// <param name="Topic"><see cref="NewQuestion.Policy"/> or <see cref="NewQuestion.Problem"/>.</param>
/// <param name="Article">English title of the article; null: none.</param>
/// <param name="Provider">Short name of the sender; null: none or not listed.</param>
/// <param name="What">What went wrong; null for a question.</param>
/// <param name="AskedAt">When it was asked.</param>
internal sealed record OpenQuestion(
    string Reference, string Topic, string? Article, string? Provider, string? What, DateTimeOffset AskedAt);

/// <summary>A question with what was typed.</summary>
/// <param name="ContactId">The contact that the answer goes to.</param>
/// <param name="Text">What was typed; null when nothing was or when its time is over.</param>
/// <param name="IsAnswered">True: the answer was given.</param>
internal sealed record AskedQuestion(long ContactId, string? Text, bool IsAnswered);
