using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Engine;

/// <summary>What stands in the way of the last input and changes how the screen is shown.</summary>
internal enum Notice
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The key means nothing here.</summary>
    Wrong,

    /// <summary>The new PIN is too easy.</summary>
    Easy,
}

/// <summary>Shows the screen that a session waits on. Sets the session's page and shown rows to what was shown.</summary>
internal sealed class ScreenRenderer(Flow flow, Session session, ScreenPages pages, ValueTexts values)
{
    /// <summary>Shows a menu.</summary>
    public string Choose(ChooseScreen screen, Notice notice)
    {
        var text = Text(screen);
        var zero = Zero(screen);
        if (session.Sms)
        {
            var all = Lines(screen.Options) + pages.Keys(more: false, previous: false, screen.ShowMain, zero);
            if (ScreenPages.Septets(text) + ScreenPages.Septets(all) <= pages.Limit) return Whole(text, all, notice);
        }

        var near = PagesNear(screen);
        if (!near.Here && near.First is { } first)
        {
            session.Page = first;
            near = PagesNear(screen);
        }

        var lines = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture);
        var head = near.Before is null ? text : "";
        if (notice == Notice.None) lines.AppendLiteral(head);
        AppendLines(ref lines, screen.Options, screen);
        pages.AppendKeys(ref lines, near.After is not null, near.Before is not null, screen.ShowMain, zero);
        var shown = lines.ToStringAndClear();
        if (notice != Notice.None) return Whole(head, shown, notice);
        return head.Length == 0 ? shown[1..] : shown;
    }

    /// <summary>Lays the rows of a list out on pages.</summary>
    public ListLayout LayOut(ListScreen screen, IReadOnlyList<Row> rows)
    {
        var numbers = RowNumbers(screen, rows);
        var lines = new string[rows.Count];
        for (var i = 0; i < lines.Length; i++) lines[i] = ScreenPages.Line(numbers[i], rows[i].Label.In(session.Language));
        var head = ScreenPages.Septets(Text(screen));
        var starts = pages.RowPages(head, lines, screen.PageSize, Foot(screen), Lines(screen.Options), screen.ShowMain, Zero(screen));
        return new ListLayout(rows, numbers, lines, starts);
    }

    /// <summary>Shows a page of a list.</summary>
    public string List(ListScreen screen, ListLayout layout, Notice notice)
    {
        session.Page = Math.Clamp(session.Page, 0, layout.PageCount - 1);
        session.Rows.Clear();
        var shown = new StringBuilder();
        var (first, end) = layout.RowsOf(session.Page);
        for (var i = first; i < end; i++)
        {
            shown.Append(layout.Lines[i]);
            session.Rows.Add(new ShownRow(layout.Numbers[i], layout.Rows[i].Id, layout.Rows[i].Label.Texts));
        }

        if (end == layout.Rows.Count) shown.Append(Foot(screen));
        shown.Append(pages.Keys(more: end < layout.Rows.Count, previous: session.Page > 0, main: false, zero: null));
        shown.Append(Lines(screen.Options));
        shown.Append(pages.Keys(more: false, previous: false, screen.ShowMain, Zero(screen)));
        return Whole(Text(screen), shown.ToString(), notice);
    }

    /// <summary>Shows a question.</summary>
    public string Ask(AskScreen screen, Notice notice) => notice switch
    {
        Notice.None => Text(screen),
        Notice.Easy when screen.Easy is { } easy => values.Render(easy),
        Notice.Easy or Notice.Wrong => values.Render(screen.Wrong),
        _ => throw new InvalidOperationException($"No text for notice {notice}."),
    };

    /// <summary>Shows a page of a text.</summary>
    public string Say(SayScreen screen, Notice notice)
    {
        var tail = SayTail(screen);
        var split = SayPages(screen, tail);
        session.Page = Math.Clamp(session.Page, 0, split.Count - 1);
        var lines = screen.Go is null && session.Page == split.Count - 1 ? tail[ScreenPages.Line(1, pages.Label("next")).Length..] : tail;
        return Whole(split[session.Page], lines, notice);
    }

    /// <summary>Septets that a page of a text leaves for the text and its mark.</summary>
    public int SayRoom(SayScreen screen) => pages.TextRoom(SayTail(screen));

    /// <summary>How many pages a text has.</summary>
    public int SayPageCount(SayScreen screen) => SayPages(screen, SayTail(screen)).Count;

    /// <summary>True when the option is shown to this session.</summary>
    public bool IsOffered(Option option) => (option.BySms || !session.Sms) && session.Holds(flow, option);

    /// <summary>The pages of a menu around the session's page on which something is offered.</summary>
    public OptionPages PagesNear(ChooseScreen screen)
    {
        int? first = null, before = null, after = null;
        var here = false;
        for (var i = 0; i < screen.Options.Count; i++)
        {
            if (!IsOffered(screen.Options[i])) continue;
            var page = PageOf(screen, screen.Options[i]);
            first ??= page;
            here |= page == session.Page;
            if (page < session.Page) before = Math.Max(before ?? page, page);
            if (page > session.Page) after = Math.Min(after ?? page, page);
        }

        return new OptionPages(first, before, here, after);
    }

    /// <summary>The page that an option stands on, from 0.</summary>
    public static int PageOf(ChooseScreen screen, Option option) => (option.Number - 1) / screen.PageSize;

    /// <summary>Numbers of rows in order: their own, or else from 1, leaving out those of other rows, of fixed options and of keys.</summary>
    public static int[] RowNumbers(ListScreen screen, IReadOnlyList<Row> rows)
    {
        var numbers = new int[rows.Count];
        var next = 1;
        for (var i = 0; i < numbers.Length; i++)
        {
            while (next == 77 || screen.Options.Any(o => o.Number == next) || rows.Any(r => r.Number == next)) next++;
            numbers[i] = rows[i].Number ?? next++;
        }

        return numbers;
    }

    private string SayTail(SayScreen screen) =>
        ScreenPages.Line(1, pages.Label("next")) + Lines(screen.Options)
        + pages.Keys(more: false, previous: false, screen.ShowMain, Zero(screen));

    private IReadOnlyList<string> SayPages(SayScreen screen, string tail) => pages.TextPages(Text(screen), tail);

    private string Text(WaitingScreen screen) => values.Render(session.Sms && screen.SmsText is { } sms ? sms : screen.Text);

    private string Lines(IReadOnlyList<Option> options)
    {
        var lines = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture);
        AppendLines(ref lines, options, paged: null);
        return lines.ToStringAndClear();
    }

    /// <summary>Adds the lines of the options that are offered; with a menu, of those on the session's page.</summary>
    private void AppendLines(ref DefaultInterpolatedStringHandler lines, IReadOnlyList<Option> options, ChooseScreen? paged)
    {
        for (var i = 0; i < options.Count; i++)
        {
            var option = options[i];
            if (!IsOffered(option) || (paged is not null && PageOf(paged, option) != session.Page)) continue;
            lines.AppendLiteral("\n");
            lines.AppendLiteral(option.Key);
            lines.AppendLiteral(" ");
            lines.AppendLiteral(values.Render(option.Label));
        }
    }

    private string Foot(ListScreen screen) =>
        screen.Foot is { } foot && values.Render(foot) is { Length: > 0 } text ? "\n" + text : "";

    private string Whole(string text, string lines, Notice notice) =>
        notice == Notice.None ? text + lines : pages.WithWrongKey(text, lines);

    private string? Zero(WaitingScreen screen) => ZeroLabel(flow, screen, session.History.Count == 0);

    /// <summary>Name of the label of key 0, or null when it is no key.</summary>
    public static string? ZeroLabel(Flow flow, WaitingScreen screen, bool first)
    {
        if (flow.Private) return "leave";
        return screen.Zero switch
        {
            ZeroKey.Back => first ? "exit" : "back",
            ZeroKey.Exit => "exit",
            ZeroKey.Cancel => "cancel",
            ZeroKey.None => null,
            _ => throw new InvalidOperationException($"No label for {screen.Zero}."),
        };
    }
}

/// <summary>Pages of a menu, from 0, on which something is offered.</summary>
/// <param name="First">The first of all; null: there is none.</param>
/// <param name="Before">The nearest one before the page that is shown; null: there is none.</param>
/// <param name="Here">True: the page that is shown is one.</param>
/// <param name="After">The nearest one behind it; null: there is none.</param>
internal readonly record struct OptionPages(int? First, int? Before, bool Here, int? After);
