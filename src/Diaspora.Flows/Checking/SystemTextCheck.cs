using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;

namespace Diaspora.Flows.Checking;

/// <summary>The texts that belong to no one flow fit one screen and one part, and shared lists give each value one number.</summary>
internal static class SystemTextCheck
{
    // Labels of keys stand on most pages: a long one would take the room of every text.
    private const int LabelSeptets = 25;

    private static readonly string[] s_labels = ["back", "exit", "cancel", "leave", "main-menu", "more", "previous", "next", "wrong-key"];

    /// <summary>Checks the texts.</summary>
    public static void Run(FlowSet flows, Findings findings)
    {
        foreach (var (name, text) in flows.Texts.All)
        {
            var label = s_labels.Contains(name);
            foreach (var used in text.Templates.SelectMany(t => t.Names).Distinct().Where(n => label || n != ValueTexts.Code))
                findings.Report(
                    text.At, "no-source",
                    $"'{name}' uses '{used}'{(label ? "; the label of a key has no values." : $"; only {{{ValueTexts.Code}}} has a value here.")}");
            for (var language = 0; language < flows.Languages.Count; language++)
                Length(name, text, language, label ? LabelSeptets : FlowLimits.ScreenSeptets, findings);
        }
    }

    /// <summary>Checks the shared lists.</summary>
    public static void Run(IReadOnlyDictionary<string, IReadOnlyList<Option>> lists, Findings findings)
    {
        foreach (var (name, options) in lists)
        {
            foreach (var same in options.Where(o => o.When is null).GroupBy(o => o.Number).Where(g => g.Count() > 1))
                findings.Report(same.Last().At, "number-twice", $"Number {same.Key} of the list '{name}' stands twice.");
            foreach (var same in options.GroupBy(o => o.Value).Where(g => g.Count() > 1))
                findings.Report(
                    same.Last().At, "value-twice",
                    $"The value '{same.Key}' of the list '{name}' stands under {string.Join(" and ", same.Select(o => o.Key))}.");
        }
    }

    private static void Length(string name, LocalText text, int index, int limit, Findings findings)
    {
        var septets = text[index].MaxSeptets(_ => FlowLimits.ServiceCodeSeptets);
        var language = findings.Flows.Languages[index];
        if (septets > limit)
            findings.Report(
                text.At, "too-long",
                $"'{name}' takes {septets} septets in {language}, {septets - limit} more than the {limit} that fit: shorten it.");
    }
}
