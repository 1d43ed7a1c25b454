using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;

namespace Diaspora.Flows.Checking;

/// <summary>
/// Shows screens with every value at its longest, through the engine's own renderer, so that what is measured is what people see.
/// </summary>
internal sealed class LongestPages(Findings findings, Flow flow, int language, bool sms)
{
    // Enough to see more than one page of a list.
    private const int ReadableRows = 8;

    private static readonly Notice[] s_notices = [Notice.None, Notice.Wrong];

    /// <summary>Most septets of a page.</summary>
    public int Limit { get; } = sms ? FlowLimits.SmsLimit(flow.SmsParts) : FlowLimits.ScreenSeptets;

    /// <summary>Every page of a screen in one case of its conditions, also as shown after a wrong key or answer.</summary>
    /// <exception cref="ArgumentException">A text needs more pages than the pager makes.</exception>
    public IEnumerable<string> Of(Screen screen, Session session) => screen switch
    {
        ListScreen list => List(list, session, [FlowLimits.Rows, 1], firstNumber: 10, s_notices),
        AskScreen ask => Ask(ask, session).Select(page => page.Text),
        _ => Pages(screen, session, s_notices),
    };

    /// <summary>As <see cref="Of"/>, only what people see who press no wrong key, with what stands in the way of an answer.</summary>
    public IEnumerable<(Notice Notice, string Text)> Shown(Screen screen, Session session) => screen switch
    {
        AskScreen ask => Ask(ask, session),
        _ => Pages(screen, session, [Notice.None]).Select(text => (Notice.None, text)),
    };

    /// <summary>Septets that every page of a text leaves for the text, and how many pages it needs: 0 when there is no room for any.</summary>
    public (int Room, int Pages) Text(SayScreen say, Session session)
    {
        var renderer = Renderer(session);
        var room = renderer.SayRoom(say);
        if (room < FlowLimits.TextRoom) return (room, 0);
        try
        {
            return (room, renderer.SayPageCount(say));
        }
        catch (ArgumentException)
        {
            return (room, int.MaxValue);
        }
    }

    private IEnumerable<string> Pages(Screen screen, Session session, Notice[] notices) => screen switch
    {
        ChooseScreen choose => Choose(choose, session, notices),
        ListScreen list => List(list, session, [ReadableRows], firstNumber: null, notices),
        SayScreen say => Say(say, session, notices),
        EndScreen end => [Values(session).Render(end.Text)],
        _ => [],
    };

    private IEnumerable<(Notice Notice, string Text)> Ask(AskScreen ask, Session session) =>
        (ask.Easy is null ? s_notices : [.. s_notices, Notice.Easy]).Select(n => (n, Renderer(session).Ask(ask, n)));

    private IEnumerable<string> Choose(ChooseScreen choose, Session session, Notice[] notices)
    {
        var renderer = Renderer(session);
        var pages = choose.Options.Where(renderer.IsOffered).Select(o => ScreenRenderer.PageOf(choose, o)).DefaultIfEmpty().Distinct();
        foreach (var page in pages)
        {
            foreach (var notice in notices)
            {
                session.Page = page;
                yield return renderer.Choose(choose, notice);
            }
        }
    }

    private IEnumerable<string> List(ListScreen list, Session session, int[] lengths, int? firstNumber, Notice[] notices)
    {
        var longest = findings.Actions.TryGet(list.Rows, out var action) ? action.RowSeptets : 0;
        var label = LongestSession.Fill(list.As ?? "row", longest);
        var rows = Enumerable.Range(0, lengths.Max()).Select(i => new Row("", label, Number: firstNumber + i)).ToArray();
        var renderer = Renderer(session);
        foreach (var most in lengths)
        {
            var layout = renderer.LayOut(list, rows[..most]);
            foreach (var page in new[] { 0, 1, layout.PageCount - 1 }.Distinct().Where(p => p < layout.PageCount))
            {
                foreach (var notice in notices)
                {
                    session.Page = page;
                    yield return renderer.List(list, layout, notice);
                }
            }
        }
    }

    private IEnumerable<string> Say(SayScreen say, Session session, Notice[] notices)
    {
        var (_, pages) = Text(say, session);
        if (pages is 0 or int.MaxValue) yield break;
        var renderer = Renderer(session);
        for (var page = 0; page < pages; page++)
        {
            foreach (var notice in notices)
            {
                session.Page = page;
                yield return renderer.Say(say, notice);
            }
        }
    }

    private ScreenRenderer Renderer(Session session) =>
        new(flow, session, new ScreenPages(findings.Flows, language, Limit), Values(session));

    private ValueTexts Values(Session session) => new(flow, session, LongestSession.ServiceCode);
}
