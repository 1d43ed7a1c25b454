using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Flows.Reading;

namespace Diaspora.Flows.Checking;

/// <summary>
/// Reads a directory of flows and proves what people rely on: every page fits, every way leads somewhere, every value has a
/// source, private flows leave no trace, and released numbers stay. Finds every problem at once.
/// </summary>
public static class FlowCheck
{
    /// <summary>Checks a directory.</summary>
    /// <param name="directory">The directory, as it is to be named in problems.</param>
    /// <param name="actions">The actions that flows can name.</param>
    public static FlowReport Run(string directory, ActionCatalogue actions)
    {
        var problems = new List<Problem>();
        var folder = FlowDirectory.ReadFolder(directory, actions, problems);
        var flows = folder.ToSet();
        var findings = new Findings(flows, folder.IsComplete, actions, problems);
        var screens = new List<ProvedScreen>();
        if (folder.Written.Count + folder.Released.Count > 0)
        {
            foreach (var flow in Versions(flows)) Runs(flow, findings);
            foreach (var flow in flows.Current) screens.AddRange(Holds(flow, findings));
            Together(folder, flows, findings);
        }

        var reviews = ReviewCheck.Run(directory, folder, findings, problems);
        var found = problems.Distinct().OrderBy(p => p.At.File, StringComparer.Ordinal).ThenBy(p => p.At.Line).ToArray();
        return new FlowReport(flows, found, Count(flows, screens, reviews), screens, reviews);
    }

    /// <summary>The current flows, and the released versions in which somebody may still be.</summary>
    private static IEnumerable<Flow> Versions(FlowSet flows) =>
        flows.Current.Concat(flows.All.Where(f => f.Version != flows.Get(f.Id).Version));

    /// <summary>What any version needs so that it runs at all.</summary>
    private static void Runs(Flow flow, Findings findings)
    {
        TargetCheck.Run(flow, findings);
        ActionCheck.Run(flow, findings);
    }

    private static IEnumerable<ProvedScreen> Holds(Flow flow, Findings findings)
    {
        ValueCheck.Run(flow, findings);
        MessageCheck.Run(flow, findings);
        AnswerCheck.Run(flow, findings);
        OptionCheck.Run(flow, findings);
        PrivateCheck.Run(flow, findings);
        ReachCheck.Run(flow, findings);
        return PageCheck.Run(flow, findings);
    }

    private static void Together(FlowFolder folder, FlowSet flows, Findings findings)
    {
        TargetCheck.Run(flows, folder.At, findings);
        ReachCheck.Run(findings);
        LoopCheck.Run(findings);
        KeywordCheck.Run(findings);
        SystemTextCheck.Run(flows, findings);
        SystemTextCheck.Run(folder.Lists, findings);
        ReleaseCheck.Run(folder, findings);
    }

    private static CheckCounts Count(FlowSet flows, List<ProvedScreen> screens, IReadOnlyList<ReviewState> reviews) => new(
        flows.Current.Count(), flows.Current.Sum(f => f.Screens.Count), screens.Sum(s => s.Pages),
        flows.Current.Sum(f => f.Messages.Count) * flows.Languages.Count,
        reviews.Count, reviews.Count(r => r.IsReviewed), reviews.Count(r => !r.IsReviewed && r.Needed > 1));
}
