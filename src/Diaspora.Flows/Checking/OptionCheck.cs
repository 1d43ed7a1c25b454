using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Checking;

/// <summary>A number on a screen means one thing, and a person always has a way on.</summary>
internal static class OptionCheck
{
    /// <summary>Checks a flow.</summary>
    public static void Run(Flow flow, Findings findings)
    {
        foreach (var screen in flow.Screens.Values.OfType<WaitingScreen>())
        {
            var options = screen.Options();
            if (options.Count == 0 && screen is ChooseScreen && findings.IsRead(flow))
                findings.Report(screen.At, "no-options", $"'{screen.Id}' offers nothing to choose.");
            foreach (var option in options.Where(o => o.Language is null && o.Go is { Kind: TargetKind.Screen } go && go.Id == screen.Id))
                findings.Report(option.Go.At, "leads-to-itself", $"Option {option.Key} of '{screen.Id}' leads to the screen that it stands on.");
            if (screen is SayScreen && options.FirstOrDefault(o => o.Number == 1) is { } first)
                findings.Report(first.At, "number-taken", $"1 always turns the page of a text: give the option of '{screen.Id}' another number.");
            if (screen is ListScreen list) Rows(list, findings);
            ByConditions(flow, screen, options, findings);
        }
    }

    /// <summary>Lists: fixed options leave room below 98 for all rows, and a chosen row is kept.</summary>
    private static void Rows(ListScreen list, Findings findings)
    {
        if (list.Go is null != list.As is null)
            findings.Report(
                list.At, "row-not-kept",
                $"'{list.Id}' needs both 'as' and 'go' for rows that are chosen, or neither for rows that are only read.");
        if (FlowLimits.Rows + list.Options.Count > 96)
            findings.Report(
                list.At, "too-many-options",
                $"'{list.Id}' has {list.Options.Count} fixed options; at most 6 leave numbers for all rows.");
    }

    private static void ByConditions(Flow flow, WaitingScreen screen, IReadOnlyList<Option> options, Findings findings)
    {
        if (ConditionCase.Of(flow, screen, language: 0) is not { } cases)
        {
            findings.Report(
                screen.At, "too-many-conditions",
                $"The options of '{screen.Id}' depend on too many values to be checked: split the screen.");
            return;
        }

        var twice = new HashSet<int>();
        var stuck = false;
        foreach (var one in cases)
        {
            var session = one.Session(flow, language: 0, sms: false, first: false);
            var offered = options.Where(o => o.When is not { } when || when.Holds(Engine.SessionValues.Plain(session, flow, when.Name))).ToArray();
            foreach (var same in offered.GroupBy(o => o.Number).Where(g => g.Count() > 1))
                if (twice.Add(same.Key))
                    findings.Report(
                        same.Last().At, "number-twice",
                        $"Number {same.Key} of '{screen.Id}' can stand for two options at once{one}: give another number, or opposite conditions.");
            stuck |= offered.Length == 0;
        }

        if (stuck && screen is ChooseScreen { Zero: ZeroKey.None } && !flow.Private && options.Count > 0)
            findings.Report(screen.At, "trapped", $"'{screen.Id}' has no key 0, and when no condition of its options holds it has no way on at all.");
    }
}
