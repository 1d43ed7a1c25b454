using System.Text;
using System.Text.RegularExpressions;
using Diaspora.Flows.Checking;
using Diaspora.Flows.Definition;
using Diaspora.Flows.Machine;
using Stateless.Graph;

namespace Diaspora.Flows.Graph;

/// <summary>
/// Draws a flow from the machine that runs it, so that a drawing never lies. Each screen shows its name, its words in one
/// language, and its options.
/// </summary>
public static partial class FlowGraph
{
    private const int LongestLine = 60;

    /// <summary>The flow as a Mermaid state diagram.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="language">Index of the language of the words.</param>
    public static string Mermaid(Flow flow, int language = 0)
    {
        var drawn = Keyword().Replace(MermaidGraph.Format(new FlowMachine(flow).Machine.GetInfo()).ReplaceLineEndings("\n"), "$0_");
        var aliases = Alias().Matches(drawn).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["alias"].Value);
        var text = new StringBuilder(Alias().Replace(drawn, m => $"\t{m.Groups["alias"].Value} : {Plain(m.Groups["name"].Value)}"));
        foreach (var screen in flow.Screens.Values)
        {
            var isAliased = aliases.TryGetValue(screen.Id, out var alias);
            alias ??= Keyword().Replace(screen.Id, "$0_");
            if (!isAliased) text.Append($"\n\t{alias} : {screen.Id}");
            foreach (var line in Lines(screen, language)) text.Append($"\n\t{alias} : {Plain(line)}");
        }

        return text.Append('\n').ToString();
    }

    /// <summary>The flow in Graphviz's DOT language.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="language">Index of the language of the words.</param>
    public static string Dot(Flow flow, int language = 0)
    {
        var drawn = UmlDotGraph.Format(new FlowMachine(flow).Machine.GetInfo()).ReplaceLineEndings("\n").TrimEnd();
        var text = new StringBuilder(drawn[..^1]);
        foreach (var screen in flow.Screens.Values)
        {
            var lines = Lines(screen, language).Select(l => Escaped(l) + "\\l");
            text.Append($"\"{screen.Id}\" [label=\"{{{screen.Id}|{string.Concat(lines)}}}\"];\n");
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>What a screen says or does, in short lines.</summary>
    private static IEnumerable<string> Lines(Screen screen, int language)
    {
        var head = screen switch
        {
            WaitingScreen waiting => waiting.Text[language].Source,
            EndScreen end => end.Text[language].Source,
            DoScreen run => "do " + run.Action,
            _ => "",
        };
        return new[] { head }.Concat(screen.Options().Select(o => $"{o.Key} {o.Label[language].Source}")).Select(Short);
    }

    private static string Short(string line)
    {
        var one = line.ReplaceLineEndings(" ");
        return one.Length <= LongestLine ? one : one[..(LongestLine - 3)].TrimEnd() + "...";
    }

    // A colon or a semicolon ends a description in Mermaid, and a number sign begins a character's code.
    private static string Plain(string line) =>
        line.Replace(": ", " - ", StringComparison.Ordinal).Replace(':', ' ').Replace(';', ',').Replace("#", "", StringComparison.Ordinal).TrimEnd();

    private static string Escaped(string line) => Special().Replace(line, @"\$0");

    [GeneratedRegex(@"^\t(?<alias>\S+) : (?<name>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Alias();

    // Words of Mermaid's own where the name of a state stands.
    [GeneratedRegex(
        @"(?<=^\t?|--> )(class|classDef|click|default|href|note|scale|state|style)(?= -->| :|$)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Keyword();

    [GeneratedRegex(@"[\\""{}|<>]")]
    private static partial Regex Special();
}
