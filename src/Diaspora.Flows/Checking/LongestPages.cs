using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;

namespace Diaspora.Flows.Checking;

/// <summary>
/// Shows screens with every value at its longest, through the engine's own renderer, so that what is measured is what people see.
/// </summary>
internal sealed class LongestPages(Findings findings, Flow flow, int language, bool sms)
{
    private static readonly Notice[] s_notices = [Notice.None, Notice.Wrong];

    /// <summary>Most septets of a page.</summary>
    public int Limit { get; } = sms ? FlowLimits.SmsLimit(flow.SmsParts) : FlowLimits.ScreenSeptets;

    /// <summary>Every page of a screen in one case of its conditions, also as shown after a wrong key or answer.</summary>
    /// <exception cref="ArgumentException">A text needs more pages than the pager makes.</exception>
    public IEnumerable<string> Of(Screen screen, Session session) => screen switch
    {
        ChooseScreen choose => Choose(choose, session),
        ListScreen list => List(list, session),
        AskScreen ask => (ask.Easy is null ? s_notices : [.. s_notices, Notice.Easy]).Select(n => Renderer(session).Ask(ask, n)),
        SayScreen say => Say(say, session),
        EndScreen end => [Values(session).Render(end.Text)],
        _ => [],
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

    private IEnumerable<string> Choose(ChooseScreen choose, Session session)
    {
        var renderer = Renderer(session);
        var pages = choose.Options.Where(renderer.IsOffered).Select(o => ScreenRenderer.PageOf(choose, o)).DefaultIfEmpty().Distinct();
        foreach (var page in pages)
        {
            foreach (var notice in s_notices)
            {
                session.Page = page;
                yield return renderer.Choose(choose, notice);
            }
        }
    }

    private IEnumerable<string> List(ListScreen list, Session session)
    {
        var longest = findings.Actions.TryGet(list.Rows, out var action) ? action.RowSeptets : 0;
        var label = LongestSession.Fill(list.As ?? "row", longest);
        var rows = Enumerable.Range(0, FlowLimits.Rows).Select(i => new Row("", label, Number: 10 + i)).ToArray();
        var renderer = Renderer(session);
        foreach (var most in new[] { rows.Length, 1 })
        {
            var layout = renderer.LayOut(list, rows[..most]);
            foreach (var page in new[] { 0, 1, layout.PageCount - 1 }.Distinct().Where(p => p < layout.PageCount))
            {
                foreach (var notice in s_notices)
                {
                    session.Page = page;
                    yield return renderer.List(list, layout, notice);
                }
            }
        }
    }

    private IEnumerable<string> Say(SayScreen say, Session session)
    {
        var (_, pages) = Text(say, session);
        if (pages is 0 or int.MaxValue) yield break;
        var renderer = Renderer(session);
        for (var page = 0; page < pages; page++)
        {
            foreach (var notice in s_notices)
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
