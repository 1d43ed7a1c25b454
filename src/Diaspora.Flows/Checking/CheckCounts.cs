namespace Diaspora.Flows.Checking;

/// <summary>What a check looked at.</summary>
/// <param name="Flows">Flows in their newest version.</param>
/// <param name="Screens">Screens of these.</param>
/// <param name="Pages">Pages that were proved to fit, in every language and on every channel.</param>
/// <param name="Messages">Messages that were proved to fit their parts.</param>
/// <param name="Texts">Sesotho texts.</param>
/// <param name="Reviewed">Those of them that enough native readers have signed.</param>
/// <param name="DraftsForTwo">Drafts that need two of them.</param>
public sealed record CheckCounts(int Flows, int Screens, int Pages, int Messages, int Texts, int Reviewed, int DraftsForTwo)
{
    /// <summary>Sesotho texts that still await a native reader.</summary>
    public int Drafts => Texts - Reviewed;

    /// <summary>Two lines for people.</summary>
    public override string ToString() =>
        $"{Words.Count(Flows, "flow")}, {Words.Count(Screens, "screen")}: {Words.Count(Pages, "page")} and {Words.Count(Messages, "message")} fit.\n"
        + $"Sesotho: {Words.Count(Texts, "text")}, {Reviewed} reviewed, {Words.Count(Drafts, "draft")} ({DraftsForTwo} need two reviewers).";
}
