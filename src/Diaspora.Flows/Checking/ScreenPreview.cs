using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;

namespace Diaspora.Flows.Checking;

/// <summary>Shows screens and messages to those who write and review them: as a phone shows them, with every value at its longest.</summary>
/// <param name="flows">Checked flows.</param>
/// <param name="actions">The actions that they name.</param>
public sealed class ScreenPreview(FlowSet flows, ActionCatalogue actions)
{
    private readonly Findings _findings = new(flows, isComplete: true, actions, []);

    /// <summary>
    /// The pages of a screen: those of the case of its conditions that offers most, then of the cases that offer something which no case before
    /// them does, so that every text is on some page and few pages look alike.
    /// </summary>
    /// <returns>Nothing for a screen that shows nothing, and by SMS for one that SMS may not show.</returns>
    public IReadOnlyList<ShownPage> PagesOf(Flow flow, Screen screen, int language, bool sms)
    {
        if (sms && !PageCheck.IsBySms(flow, screen)) return [];
        var pages = new LongestPages(_findings, flow, language, sms);
        var shown = new List<ShownPage>();
        var offered = new HashSet<Option>();
        foreach (var (words, session, options) in CasesOf(flow, screen, language, sms).OrderByDescending(c => c.Options.Length))
        {
            if (shown.Count > 0 && options.All(offered.Contains)) continue;
            offered.UnionWith(options);
            foreach (var (notice, text) in pages.Shown(screen, session))
                if (shown.TrueForAll(page => page.Text != text))
                    shown.Add(new ShownPage(text, ScreenPages.Septets(text), pages.Limit, OccasionOf(notice), words));
        }

        return shown;
    }

    /// <summary>A message as it arrives.</summary>
    public static string TextOf(Flow flow, Message message, int language) => message.Text[language].Render(
        name => name == ValueTexts.Code ? LongestSession.ServiceCode : LongestSession.Fill(name, MessageCheck.LongestOf(flow, message, name, language)));

    /// <summary>A text that belongs to no one flow, as it is shown.</summary>
    public static string TextOf(LocalText text, int language) => text[language].Render(_ => LongestSession.ServiceCode);

    /// <summary>Names of the values that a text shows, with the longest length of each in septets.</summary>
    /// <param name="flow">The flow of the text; null: it belongs to none.</param>
    /// <param name="message">The message whose text it is; null: it stands on a screen.</param>
    /// <param name="text">The text.</param>
    /// <param name="language">Index of the language.</param>
    public static IReadOnlyDictionary<string, int> ValuesOf(Flow? flow, Message? message, LocalText text, int language) =>
        text[language].Names.ToDictionary(name => name, name =>
        {
            if (name == ValueTexts.Code) return FlowLimits.ServiceCodeSeptets;
            if (flow is null) return 0;
            if (message is not null) return MessageCheck.LongestOf(flow, message, name, language);
            return flow.Values.TryGetValue(name, out var source) ? source.MaxSeptets(language) : 0;
        });

    private static IEnumerable<(string Words, Session Session, Option[] Options)> CasesOf(Flow flow, Screen screen, int language, bool sms)
    {
        foreach (var one in ConditionCase.Of(flow, screen, language) ?? [])
        {
            var session = one.Session(flow, language, sms, first: false);
            yield return (one.Words, session, [.. screen.Options().Where(o => (o.BySms || !sms) && session.Holds(flow, o))]);
        }
    }

    private static PageOccasion OccasionOf(Notice notice) => notice switch
    {
        Notice.None => PageOccasion.Reached,
        Notice.Wrong => PageOccasion.WrongAnswer,
        Notice.Easy => PageOccasion.EasyPin,
        _ => throw new InvalidOperationException($"No occasion for {notice}."),
    };
}

/// <summary>One page of a screen.</summary>
/// <param name="Text">Exactly what the phone shows.</param>
/// <param name="Septets">Its length.</param>
/// <param name="Limit">The most that fits.</param>
/// <param name="Occasion">What led to it.</param>
/// <param name="When">The case of the screen's conditions, such as <c>'wants' is 'none'</c>; empty: it has none.</param>
public sealed record ShownPage(string Text, int Septets, int Limit, PageOccasion Occasion, string When);

/// <summary>What leads to a page.</summary>
public enum PageOccasion
{
    /// <summary>The person came to the screen.</summary>
    Reached,

    /// <summary>An answer was not accepted.</summary>
    WrongAnswer,

    /// <summary>A new PIN was too easy.</summary>
    EasyPin,
}
