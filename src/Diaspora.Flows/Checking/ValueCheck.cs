using Diaspora.Flows.Answers;
using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;

namespace Diaspora.Flows.Checking;

/// <summary>Every name that texts, inputs, conditions and answers use gets its value somewhere in the flow.</summary>
internal static class ValueCheck
{
    /// <summary>Checks a flow.</summary>
    public static void Run(Flow flow, Findings findings)
    {
        if (flow.Values.TryGetValue(ValueTexts.Code, out var code))
            findings.Report(code.At, "reserved-name", $"'{ValueTexts.Code}' always is the code to dial: give the value another name.");
        foreach (var (screen, condition, at) in Conditions(flow)) Literal(flow, screen, condition, at, findings);
        if (!findings.IsRead(flow) || flow.Screens.Values.Any(s => s.Action() is { } a && !findings.Actions.TryGet(a.Name, out _))) return;

        foreach (var (screen, name, at) in Uses(flow).Where(u => !flow.Values.ContainsKey(u.Name)).DistinctBy(u => (u.Screen.Id, u.Name)))
            findings.Report(at, "no-source", $"'{screen.Id}' uses '{name}', which nothing in the flow sets{Nearest.Hint(name, flow.Values.Keys)}");
    }

    private static IEnumerable<(Screen Screen, Condition Condition, Source At)> Conditions(Flow flow)
    {
        foreach (var screen in flow.Screens.Values)
        {
            foreach (var option in screen.Options())
                if (option.When is { } when) yield return (screen, when, option.At);
            if (screen is not EndScreen end) continue;
            foreach (var message in end.Messages)
                if (message.When is { } when) yield return (screen, when, message.At);
        }
    }

    private static void Literal(Flow flow, Screen screen, Condition condition, Source at, Findings findings)
    {
        if (condition.Value is not { } value || flow.Values.GetValueOrDefault(condition.Name) is not ChoiceSource { OtherSeptets: 0 } choice) return;
        if (choice.Options.Count > 0 && choice.Find(value) is null)
            findings.Report(
                at, "impossible-value",
                $"'{screen.Id}' asks whether '{condition.Name}' is '{value}', which no option makes it"
                + Nearest.Hint(value, choice.Options.Select(o => o.Value)));
    }

    private static IEnumerable<(Screen Screen, string Name, Source At)> Uses(Flow flow)
    {
        foreach (var screen in flow.Screens.Values)
        {
            foreach (var text in screen.Texts())
                foreach (var name in text.Templates.SelectMany(t => t.Names).Where(n => n != ValueTexts.Code)) yield return (screen, name, text.At);
            if (screen.Action() is { } action)
                foreach (var name in action.With.Values) yield return (screen, name, screen.At);
            if (screen is AskScreen { Type: PinAnswer { SameAs: { } same } }) yield return (screen, same, screen.At);
            if (screen is AskScreen { Type: NewPinAnswer chosen })
                foreach (var name in chosen.Not) yield return (screen, name, screen.At);
        }

        foreach (var (screen, condition, at) in Conditions(flow)) yield return (screen, condition.Name, at);
    }
}
