using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;

namespace Diaspora.Flows.Checking;

/// <summary>Every action that a flow names exists, gets its inputs, and every outcome of it is handled.</summary>
internal static class ActionCheck
{
    /// <summary>Checks a flow.</summary>
    public static void Run(Flow flow, Findings findings)
    {
        foreach (var screen in flow.Screens.Values)
        {
            if (screen.Action() is not { Name.Length: > 0 } action) continue;
            if (!findings.Actions.TryGet(action.Name, out var declared))
            {
                findings.Tear(flow);
                findings.Report(
                    screen.At, "unknown-action",
                    $"There is no action '{action.Name}'{Nearest.Hint(action.Name, findings.Actions.Names)}");
                continue;
            }

            Kind(screen, declared, findings);
            Inputs(screen, declared, action.With, findings);
            if (screen is DoScreen run && declared.Kind != ActionKind.Rows) Outcomes(run, declared, findings);
        }
    }

    private static void Kind(Screen screen, ActionDeclaration action, Findings findings)
    {
        var givesRows = action.Kind == ActionKind.Rows;
        if (givesRows == screen is ListScreen) return;
        findings.Report(screen.At, "wrong-kind", givesRows
            ? $"'{action.Name}' gives rows: it belongs under 'rows:' of a list, not into a 'do'."
            : $"'{action.Name}' gives no rows: it belongs into a 'do', not under 'rows:'.");
    }

    private static void Inputs(Screen screen, ActionDeclaration action, IReadOnlyDictionary<string, string> with, Findings findings)
    {
        foreach (var input in action.Inputs.Where(i => !with.ContainsKey(i)))
            findings.Report(screen.At, "missing-input", $"'{action.Name}' needs '{input}': give it under 'with:'.");
        foreach (var input in with.Keys.Where(i => !action.Inputs.Contains(i)))
            findings.Report(screen.At, "unknown-input", $"'{action.Name}' takes no '{input}'{Nearest.Hint(input, action.Inputs)}");
    }

    private static void Outcomes(DoScreen screen, ActionDeclaration action, Findings findings)
    {
        foreach (var outcome in action.Outcomes.Where(o => !screen.On.ContainsKey(o)))
            findings.Report(screen.At, "unhandled-outcome", $"'{action.Name}' can end in '{outcome}': say under 'on:' where that leads.");
        foreach (var (outcome, target) in screen.On.Where(o => !action.Outcomes.Contains(o.Key)))
            findings.Report(target.At, "unknown-outcome", $"'{action.Name}' never ends in '{outcome}'{Nearest.Hint(outcome, action.Outcomes)}");
    }
}
