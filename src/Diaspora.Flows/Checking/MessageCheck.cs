using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;

namespace Diaspora.Flows.Checking;

/// <summary>Every message that is sent exists, has all its values, and fits its parts in every language.</summary>
internal static class MessageCheck
{
    /// <summary>Checks a flow.</summary>
    public static void Run(Flow flow, Findings findings)
    {
        var sent = flow.Screens.Values.OfType<EndScreen>().SelectMany(e => e.Messages).ToArray();
        foreach (var one in sent.Where(s => s.Message.Length > 0 && !flow.Messages.ContainsKey(s.Message)))
            findings.Report(one.At, "unknown-message", $"There is no message '{one.Message}' to send{Nearest.Hint(one.Message, flow.Messages.Keys)}");
        foreach (var message in flow.Messages.Values)
        {
            Values(flow, message, sent.Any(s => s.Message == message.Id), findings);
            for (var language = 0; language < findings.Flows.Languages.Count; language++) Length(flow, message, language, findings);
        }
    }

    private static void Values(Flow flow, Message message, bool sent, Findings findings)
    {
        var names = message.Text.Templates.SelectMany(t => t.Names).Where(n => n != ValueTexts.Code).Distinct().ToArray();
        foreach (var name in names.Where(n => !flow.Values.ContainsKey(n)))
        {
            if (sent && message.Values.ContainsKey(name))
                findings.Report(
                    message.At, "not-given",
                    $"'{name}' of the message '{message.Id}' is declared for messages that a feature sends, but an end screen sends it "
                    + "and nothing in the flow sets it.");
            else if (!message.Values.ContainsKey(name) && findings.IsWhole(flow))
                findings.Report(
                    message.At, "no-source",
                    $"The message '{message.Id}' uses '{name}', which nothing in the flow sets and 'values:' does not declare"
                    + Nearest.Hint(name, flow.Values.Keys.Concat(message.Values.Keys)));
        }

        foreach (var name in message.Values.Keys.Except(names))
            findings.Report(message.At, "unused-value", $"The message '{message.Id}' declares '{name}' and no text of it says {{{name}}}.");
    }

    private static void Length(Flow flow, Message message, int language, Findings findings)
    {
        var septets = message.Text[language].MaxSeptets(name => LongestOf(flow, message, name, language));
        var limit = FlowLimits.SmsLimit(message.Parts);
        if (septets <= limit) return;
        var parts = Enumerable.Range(message.Parts, 20).First(p => septets <= FlowLimits.SmsLimit(p) || p == message.Parts + 19);
        findings.Report(
            message.Text.At, "too-long",
            $"The message '{message.Id}' takes {septets} septets in {findings.Flows.Languages[language]} with every value at its longest, "
            + $"{septets - limit} more than fit {Words.Count(message.Parts, "part")}: shorten it, or say 'parts: {parts}'.");
    }

    /// <summary>Longest length in septets of a value that a message names.</summary>
    public static int LongestOf(Flow flow, Message message, string name, int language)
    {
        if (name == ValueTexts.Code) return FlowLimits.ServiceCodeSeptets;
        var own = flow.Values.TryGetValue(name, out var source) ? source.MaxSeptets(language) : 0;
        return Math.Max(own, message.Values.GetValueOrDefault(name));
    }
}
