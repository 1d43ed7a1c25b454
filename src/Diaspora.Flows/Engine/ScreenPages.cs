using System.Globalization;
using System.Runtime.CompilerServices;
using Diaspora.Flows.Definition;
using Diaspora.Flows.Text;

namespace Diaspora.Flows.Engine;

/// <summary>
/// Lays screens out: text, numbered lines and the lines of the keys, on pages that fit the channel. The checker uses the
/// same layout with every value at its longest, so what it proves is what people see.
/// </summary>
internal sealed class ScreenPages(FlowSet flows, int language, int limit)
{
    /// <summary>Most septets of a page.</summary>
    public int Limit => limit;

    /// <summary>The label of a key.</summary>
    public string Label(string name) => flows.Texts[name][language].Render(_ => "");

    /// <summary>Septets that the line of a wrong key takes above a screen.</summary>
    public int WrongKeySeptets => Septets(Label("wrong-key")) + 1;

    /// <summary>The lines of the keys 99, 98, 00 and 0.</summary>
    public string Keys(bool more, bool previous, bool main, string? zero)
    {
        var lines = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture);
        AppendKeys(ref lines, more, previous, main, zero);
        return lines.ToStringAndClear();
    }

    /// <summary>Adds what <see cref="Keys"/> gives.</summary>
    public void AppendKeys(ref DefaultInterpolatedStringHandler lines, bool more, bool previous, bool main, string? zero)
    {
        if (more) Append(ref lines, "\n99 ", "more");
        if (previous) Append(ref lines, "\n98 ", zero == "exit" ? "back" : "previous");
        if (main) Append(ref lines, "\n00 ", "main-menu");
        if (zero is not null) Append(ref lines, "\n0 ", zero);
    }

    /// <summary>One numbered line.</summary>
    public static string Line(int number, string label) => $"\n{number} {label}";

    /// <summary>The screen with the wrong-key line on top; where both do not fit, the line stands in place of the text.</summary>
    public string WithWrongKey(string text, string lines)
    {
        var wrong = Label("wrong-key");
        var whole = text.Length == 0 ? wrong + lines : wrong + "\n" + text + lines;
        return Septets(whole) <= limit ? whole : wrong + lines;
    }

    /// <summary>Splits rows into pages: each page takes at most <paramref name="most"/> rows and what fits above the longest tail.</summary>
    /// <param name="headSeptets">Septets above the rows.</param>
    /// <param name="lines">The rows.</param>
    /// <param name="most">Most rows of a page.</param>
    /// <param name="foot">What stands under the last row, where other pages have the line of key 99.</param>
    /// <param name="fixedLines">The options of every page.</param>
    /// <param name="main">Whether key 00 is shown.</param>
    /// <param name="zero">Name of the label of key 0.</param>
    /// <returns>Index of the first row of every page.</returns>
    public List<int> RowPages(int headSeptets, IReadOnlyList<string> lines, int most, string foot, string fixedLines, bool main, string? zero)
    {
        var tail = Septets(fixedLines) + Math.Max(
            Septets(Keys(more: true, previous: true, main, zero)), Septets(foot) + Septets(Keys(more: false, previous: true, main, zero)));
        var room = limit - WrongKeySeptets - headSeptets - tail;
        var starts = new List<int> { 0 };
        var used = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var septets = Septets(lines[i]);
            var onPage = i - starts[^1];
            if (onPage > 0 && (onPage == most || used + septets > room))
            {
                starts.Add(i);
                used = 0;
            }

            used += septets;
        }

        return starts;
    }

    /// <summary>Splits a text into pages above the lines that every page shows.</summary>
    public IReadOnlyList<string> TextPages(string text, string lines) =>
        Pager.Split(text, TextRoom(lines));

    /// <summary>Septets that a page has for text and its mark above the lines that every page shows.</summary>
    public int TextRoom(string lines) => limit - WrongKeySeptets - Septets(lines);

    /// <summary>Septets of a text; texts on screens are GSM-7 by construction.</summary>
    public static int Septets(string text)
    {
        var septets = Gsm7.Septets(text);
        return septets >= 0 ? septets : throw new InvalidOperationException("A screen holds a character outside GSM-7.");
    }

    private void Append(ref DefaultInterpolatedStringHandler lines, string key, string label)
    {
        lines.AppendLiteral(key);
        lines.AppendLiteral(Label(label));
    }
}
