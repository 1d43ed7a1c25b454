using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Checking;

/// <summary>Actions and empty lists never lead in a circle, nor in a longer chain than one turn takes.</summary>
internal sealed class LoopCheck(Findings findings)
{
    private readonly Dictionary<(string Flow, string Screen), int> _steps = [];
    private readonly List<(string Flow, string Screen)> _path = [];
    private readonly HashSet<(string Flow, string Screen)> _reported = [];

    /// <summary>Checks all flows.</summary>
    public static void Run(Findings findings)
    {
        var check = new LoopCheck(findings);
        foreach (var flow in findings.Flows.Current)
            foreach (var screen in flow.Screens.Values) check.Steps(flow, screen);
    }

    /// <summary>The most screens entered from here in one turn, this one included.</summary>
    private int Steps(Flow flow, Screen screen)
    {
        var place = (flow.Id, screen.Id);
        if (_steps.TryGetValue(place, out var known)) return known;
        if (_path.Contains(place))
        {
            ReportCircle(screen, place);
            return 0;
        }

        _path.Add(place);
        var steps = 1;
        foreach (var target in screen.TargetsAtOnce())
            if (Find(flow, target) is { } next) steps = Math.Max(steps, 1 + Steps(next.Flow, next.Screen));
        _path.RemoveAt(_path.Count - 1);
        _steps[place] = steps;
        if (steps == FlowLimits.StepsPerTurn + 1)
            findings.Report(
                screen.At, "too-many-steps",
                $"After '{screen.Id}' more than {FlowLimits.StepsPerTurn} screens can follow without one that waits.");
        return steps;
    }

    private void ReportCircle(Screen screen, (string, string) place)
    {
        var circle = _path[_path.IndexOf(place)..];
        if (circle.Any(_reported.Contains)) return;
        _reported.UnionWith(circle);
        findings.Report(
            screen.At, "endless",
            $"{string.Join(" → ", circle.Select(p => p.Screen).Append(screen.Id))} is a circle in which nothing waits for the person.");
    }

    private (Flow Flow, Screen Screen)? Find(Flow flow, Target target)
    {
        var to = target.Kind == TargetKind.Flow ? findings.Flows.Current.FirstOrDefault(f => f.Id == target.Id) : flow;
        var id = target.Kind == TargetKind.Flow ? to?.Start : target.Id;
        return to is not null && id is not null && to.Screens.TryGetValue(id, out var screen) ? (to, screen) : null;
    }
}
