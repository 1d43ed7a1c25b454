using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;

namespace Diaspora.Flows.Checking;

/// <summary>Every page of every screen fits, in every language, on every channel, with every value at its longest.</summary>
internal static class PageCheck
{
    /// <summary>Checks a flow and tells what it looked at. By SMS only what SMS may show.</summary>
    public static IEnumerable<ProvedScreen> Run(Flow flow, Findings findings)
    {
        var proved = new List<ProvedScreen>();
        for (var language = 0; language < findings.Flows.Languages.Count; language++)
        {
            foreach (var screen in flow.Screens.Values.Where(s => s is WaitingScreen or EndScreen))
            {
                var fits = true;
                foreach (var sms in new[] { false, true })
                    if (fits && (!sms || IsBySms(flow, screen))) proved.Add(Prove(flow, screen, language, sms, findings, out fits));
            }
        }

        return proved;
    }

    /// <summary>True: SMS may show the screen.</summary>
    public static bool IsBySms(Flow flow, Screen screen) =>
        !flow.Private && screen is not WaitingScreen { BySms: false } and not AskScreen { Type.Secret: true };

    private static ProvedScreen Prove(Flow flow, Screen screen, int language, bool sms, Findings findings, out bool fits)
    {
        var pages = new LongestPages(findings, flow, language, sms);
        var code = findings.Flows.Languages[language];
        var how = $"{(sms ? "by SMS" : "on USSD")} in {code}";
        var longest = "";
        var count = 0;
        fits = true;
        foreach (var session in Sessions(flow, screen, language, sms))
        {
            if (screen is SayScreen say && Text(say, pages.Text(say, session), how) is { } problem)
            {
                findings.Report(say.Text.At, problem.Code, problem.Message);
                fits = false;
                break;
            }

            var shown = pages.Of(screen, session).Distinct().ToArray();
            count = Math.Max(count, shown.Length);
            longest = shown.Prepend(longest).MaxBy(ScreenPages.Septets) ?? longest;
        }

        var septets = ScreenPages.Septets(longest);
        if (septets > pages.Limit)
        {
            fits = false;
            findings.Report(TextOf(screen).At, "too-long", TooLong(screen, how, septets, pages.Limit));
        }

        return new ProvedScreen(flow.Id, screen.Id, code, sms, count, longest, septets);
    }

    /// <summary>Every case of the screen's conditions, with and without a screen behind it.</summary>
    private static IEnumerable<Session> Sessions(Flow flow, Screen screen, int language, bool sms)
    {
        foreach (var one in ConditionCase.Of(flow, screen, language) ?? [])
        {
            yield return one.Session(flow, language, sms, first: false);
            yield return one.Session(flow, language, sms, first: true);
        }
    }

    private static (string Code, string Message)? Text(SayScreen say, (int Room, int Pages) text, string how)
    {
        if (text.Pages == 0)
            return ("no-room", $"Under the text of '{say.Id}' the lines of keys and options leave {Math.Max(text.Room, 0)} septets for words {how}; "
                + $"{FlowLimits.TextRoom} are needed: shorten the options.");
        return text.Pages > FlowLimits.Pages
            ? ("too-many-pages", $"The text of '{say.Id}' needs more than {FlowLimits.Pages} pages {how}: shorten it.")
            : null;
    }

    private static LocalText TextOf(Screen screen) => screen switch
    {
        WaitingScreen waiting => waiting.Text,
        EndScreen end => end.Text,
        _ => throw new InvalidOperationException($"A {screen.GetType().Name} has no text."),
    };

    private static string TooLong(Screen screen, string how, int septets, int limit)
    {
        var what = screen switch
        {
            ListScreen => "with one row of the longest kind",
            AskScreen => "(the question, 'wrong' or 'easy')",
            _ => "with every value at its longest",
        };
        var advice = screen is ChooseScreen { Options.Count: > 1 } ? "shorten it, or put fewer options on a page with 'page:'" : "shorten it";
        return $"'{screen.Id}' takes {septets} septets {how} {what}, {septets - limit} more than fit: {advice}.";
    }
}
