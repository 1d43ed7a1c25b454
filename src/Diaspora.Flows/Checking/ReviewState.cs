using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Checking;

/// <summary>How far the review of one Sesotho text has come.</summary>
/// <param name="Text">The text.</param>
/// <param name="Words">Its Sesotho words.</param>
/// <param name="Needed">How many different reviewers it needs.</param>
/// <param name="Signed">The reviews of the words as they are now, one for each reviewer.</param>
public sealed record ReviewState(LocalText Text, string Words, int Needed, IReadOnlyList<Review> Signed)
{
    /// <summary>Who reviewed the words as they are now, each once.</summary>
    public IReadOnlyList<string> Reviewers { get; } = [.. Signed.Select(r => r.Reviewer)];

    /// <summary>True: enough people reviewed it; false: it is a draft.</summary>
    public bool IsReviewed => Reviewers.Count >= Needed;
}
