using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Checking;

/// <summary>Keywords are single words, each leads to one flow, and what they lead to may be shown by SMS.</summary>
internal static class KeywordCheck
{
    /// <summary>Checks all flows.</summary>
    public static void Run(Findings findings)
    {
        var owners = new Dictionary<string, Flow>();
        foreach (var flow in findings.Flows.Current)
        {
            foreach (var word in flow.Keywords.Keys)
            {
                Form(flow, word, findings);
                if (!owners.TryAdd(word, flow))
                    findings.Report(
                        flow.KeywordsAt, "keyword-taken",
                        $"'{word}' already enters the flow '{owners[word].Id}' ({owners[word].KeywordsAt}).");
            }

            if (flow.Keywords.Count > 0 && !flow.Private) FirstScreens(flow, findings);
        }
    }

    private static void Form(Flow flow, string word, Findings findings)
    {
        if (ReservedWords.All.Contains(word))
            findings.Report(flow.KeywordsAt, "keyword-reserved", $"'{word}' stops or starts messages or asks for help: choose another word.");
        if (!word.All(char.IsAsciiLetterOrDigit) || !word.Any(char.IsAsciiLetter))
            findings.Report(flow.KeywordsAt, "bad-keyword", $"'{word}' must be one word of letters A to Z, with digits if need be.");
    }

    private static void FirstScreens(Flow flow, Findings findings)
    {
        foreach (var screen in FirstWaiting(flow).Where(s => !s.BySms || s is AskScreen { Type.Secret: true }))
            findings.Report(
                flow.KeywordsAt, "keyword-not-by-sms",
                $"The keywords lead to '{screen.Id}', which is refused by SMS: take the keywords away.");
    }

    private static IEnumerable<WaitingScreen> FirstWaiting(Flow flow)
    {
        var seen = new HashSet<string>();
        var next = new Stack<string>([flow.Start, flow.FirstDial ?? flow.Start]);
        while (next.TryPop(out var id))
        {
            if (!seen.Add(id) || !flow.Screens.TryGetValue(id, out var screen)) continue;
            if (screen is WaitingScreen waiting) yield return waiting;
            foreach (var target in screen.TargetsAtOnce().Where(t => t.Kind == TargetKind.Screen)) next.Push(target.Id);
        }
    }
}
