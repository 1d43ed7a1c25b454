using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Checking;

/// <summary>Every screen and every flow can be reached, and from every screen a way leads out.</summary>
internal static class ReachCheck
{
    /// <summary>Checks that every flow can be reached: from the first dial, a redial after a drop, or a keyword.</summary>
    public static void Run(Findings findings)
    {
        var flows = findings.Flows.Current.ToDictionary(f => f.Id);
        if (!flows.Values.All(findings.IsWhole)) return;
        var roots = flows.Values.Where(f => f.Id == findings.Flows.Root || f.Id == findings.Flows.Resume || f.Keywords.Count > 0);
        var reached = Reach(roots.Select(f => f.Id), id => FlowsBehind(flows[id]));
        foreach (var flow in flows.Values.Where(f => !reached.Contains(f.Id)))
            findings.Report(
                flow.At, "unreachable-flow",
                $"Nothing leads to the flow '{flow.Id}': give an option 'go: flow:{flow.Id}', or give it keywords.");
    }

    /// <summary>Checks the screens of a flow.</summary>
    public static void Run(Flow flow, Findings findings)
    {
        if (!findings.IsWhole(flow)) return;
        var reached = Reach([flow.Start, flow.FirstDial ?? flow.Start], id => Next(flow.Screens[id]));
        foreach (var screen in flow.Screens.Values.Where(s => !reached.Contains(s.Id)))
            findings.Report(screen.At, "unreachable", $"Nothing leads to the screen '{screen.Id}': let something lead to it, or take it away.");

        var leaving = Leaving(flow);
        foreach (var screen in flow.Screens.Values.Where(s => reached.Contains(s.Id) && !leaving.Contains(s.Id)))
            findings.Report(screen.At, "no-way-out", $"From '{screen.Id}' no way leads to an end or out of the flow.");
    }

    private static IEnumerable<string> FlowsBehind(Flow flow) =>
        flow.Screens.Values.SelectMany(s => s.Targets()).Where(t => t.Kind == TargetKind.Flow).Select(t => t.Id);

    private static IEnumerable<string> Next(Screen screen)
    {
        var next = screen.Targets().Where(t => t.Kind == TargetKind.Screen).Select(t => t.Id);
        return screen is WaitingScreen { OnLanguage: { } other } ? next.Append(other) : next;
    }

    /// <summary>The screens from which a chain of ways leads to one that leaves.</summary>
    private static HashSet<string> Leaving(Flow flow)
    {
        var before = flow.Screens.Values.SelectMany(s => Next(s).Select(n => (From: s.Id, To: n))).ToLookup(w => w.To, w => w.From);
        return Reach(flow.Screens.Values.Where(s => Leaves(flow, s)).Select(s => s.Id), id => before[id]);
    }

    /// <summary>
    /// True when the screen ends, leads to another flow, or is left by key 0: one that gives up, the first of the flow, or one
    /// that only shows something.
    /// </summary>
    private static bool Leaves(Flow flow, Screen screen)
    {
        if (screen is EndScreen || screen.Targets().Any(t => t.Kind != TargetKind.Screen)) return true;
        if (screen is not WaitingScreen waiting) return false;
        if (flow.Private || waiting.Zero is ZeroKey.Exit or ZeroKey.Cancel) return true;
        return waiting.Zero == ZeroKey.Back && (screen.Id == flow.Start || waiting is SayScreen { Go: null } or ListScreen { Go: null });
    }

    private static HashSet<string> Reach(IEnumerable<string> from, Func<string, IEnumerable<string>> next)
    {
        var reached = new HashSet<string>();
        var waiting = new Stack<string>(from);
        while (waiting.TryPop(out var id))
        {
            if (!reached.Add(id)) continue;
            foreach (var one in next(id)) waiting.Push(one);
        }

        return reached;
    }
}
