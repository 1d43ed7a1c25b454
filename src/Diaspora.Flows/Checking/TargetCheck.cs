using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Checking;

/// <summary>Every place that a flow names exists.</summary>
internal static class TargetCheck
{
    /// <summary>Checks the flows that the system names.</summary>
    public static void Run(FlowSet flows, Source at, Findings findings)
    {
        if (!findings.IsComplete) return;
        var known = flows.Current.Select(f => f.Id).ToHashSet();
        foreach (var (key, id) in new[] { ("root", flows.Root), ("resume", flows.Resume) })
            if (!known.Contains(id))
                findings.Report(
                    at, "unknown-flow",
                    $"'{key}' names the flow '{id}', which does not exist{Nearest.Hint(id, known)}");
    }

    /// <summary>Checks a flow.</summary>
    public static void Run(Flow flow, Findings findings)
    {
        if (flow.Start.Length > 0) Screen(flow, flow.Start, flow.At, "'start' names", findings);
        if (flow.FirstDial is { } first) Screen(flow, first, flow.At, "'first-dial' names", findings);
        foreach (var screen in flow.Screens.Values)
        {
            if (screen is WaitingScreen { OnLanguage: { } other }) Screen(flow, other, screen.At, $"'on-language' of '{screen.Id}' names", findings);
            foreach (var target in screen.Targets().DistinctBy(t => (t.State, t.At))) Target(flow, screen, target, findings);
        }
    }

    private static void Target(Flow flow, Screen screen, Target target, Findings findings)
    {
        switch (target.Kind)
        {
            case TargetKind.Screen:
                Screen(flow, target.Id, target.At, $"'{screen.Id}' leads to", findings);
                break;
            case TargetKind.Flow when findings.Flows.Current.All(f => f.Id != target.Id):
                findings.Tear(flow);
                if (!findings.IsComplete) break;
                findings.Report(
                    target.At, "unknown-flow",
                    $"'{screen.Id}' leads to the flow '{target.Id}', which does not exist"
                    + Nearest.Hint(target.Id, findings.Flows.Current.Select(f => f.Id)));
                break;
            case TargetKind.Resume when flow.Id != findings.Flows.Resume:
                findings.Report(
                    target.At, "resume-elsewhere",
                    $"Only the flow '{findings.Flows.Resume}' can lead to 'resume': elsewhere there is nothing to take up.");
                break;
            default:
                break;
        }
    }

    private static void Screen(Flow flow, string id, Source at, string who, Findings findings)
    {
        if (flow.Screens.ContainsKey(id)) return;
        findings.Tear(flow);
        findings.Report(at, "unknown-screen", $"{who} the screen '{id}', which does not exist{Nearest.Hint(id, flow.Screens.Keys)}");
    }
}
