using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Checking;

/// <summary>A private flow leaves no trace: nobody who holds the phone or reads our tables can tell that it was used.</summary>
internal static class PrivateCheck
{
    /// <summary>Checks a flow.</summary>
    public static void Run(Flow flow, Findings findings)
    {
        if (!flow.Private) return;
        if (flow.Resumable) findings.Report(flow.At, "private-resumable", "A private flow cannot be resumable: a redial would show what was asked.");
        if (flow.Keywords.Count > 0)
            findings.Report(flow.KeywordsAt, "private-keyword", "A private flow has no keywords: a text stays on the phone.");
        foreach (var message in flow.Messages.Values)
            findings.Report(message.At, "private-message", $"A private flow has no messages, and '{message.Id}' is one: a text stays on the phone.");
        foreach (var screen in flow.Screens.Values) Run(screen, findings);
    }

    private static void Run(Screen screen, Findings findings)
    {
        if (screen is EndScreen { Messages: [var first, ..] })
            findings.Report(first.At, "private-message", $"'{screen.Id}' sends a message, and a private flow sends none: a text stays on the phone.");
        if (screen is EndScreen { Again: true })
            findings.Report(screen.At, "private-resumable", $"'{screen.Id}' says 'again', and a private flow keeps nothing to go on from.");
        if (screen.Action() is { } action && findings.Actions.TryGet(action.Name, out var declared) && declared.LeavesTrace)
            findings.Report(screen.At, "private-trace", $"'{action.Name}' writes about the person, which a private flow may not.");
    }
}
