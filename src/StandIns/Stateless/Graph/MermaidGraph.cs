using System.Text;
using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>Draws a machine as a Mermaid state diagram.</summary>
public static class MermaidGraph
{
    /// <summary>
    /// The Mermaid text: aliases of states whose names Mermaid cannot read, then arrows in the order of the description,
    /// then the initial state.
    /// </summary>
    /// <param name="machineInfo">The machine's description.</param>
    /// <param name="direction">Which way the diagram grows; null leaves it to Mermaid.</param>
    /// <exception cref="ArgumentOutOfRangeException">The direction is not one of the four.</exception>
    public static string Format(StateMachineInfo machineInfo, MermaidGraphDirection? direction = null)
    {
        ArgumentNullException.ThrowIfNull(machineInfo);
        var text = new StringBuilder("stateDiagram-v2");
        if (direction is { } chosen)
            text.AppendLine().Append("\tdirection ").Append(CodeOf(chosen));

        var aliases = AliasesOf(machineInfo);
        foreach (var (name, alias) in aliases.Where(pair => pair.Key != pair.Value))
            text.AppendLine().Append('\t').Append(alias).Append(" : ").Append(name);

        foreach (var (source, label, destination) in GraphEdge.Of(machineInfo))
            text.AppendLine().Append('\t').Append(aliases[source]).Append(" --> ").Append(aliases[destination]).Append(" : ").Append(label);

        var initial = machineInfo.InitialState.ToString();
        return text.AppendLine().Append("[*] --> ").Append(aliases.GetValueOrDefault(initial, initial)).ToString();
    }

    private static Dictionary<string, string> AliasesOf(StateMachineInfo machineInfo)
    {
        var names = machineInfo.States.Select(state => state.ToString()).Distinct().ToList();
        var taken = names.ToHashSet();
        var aliases = new Dictionary<string, string>();
        foreach (var name in names)
        {
            var readable = Readable(name);
            aliases.Add(name, readable == name ? name : Free(readable, taken));
        }

        return aliases;
    }

    private static string Readable(string name) =>
        string.Concat(name.Where(character => !char.IsWhiteSpace(character) && character is not (':' or '-')));

    private static string Free(string wanted, HashSet<string> taken)
    {
        var alias = wanted;
        for (var number = 1; !taken.Add(alias); number++)
            alias = $"{wanted}_{number}";

        return alias;
    }

    private static string CodeOf(MermaidGraphDirection direction) => direction switch
    {
        MermaidGraphDirection.LeftToRight => "LR",
        MermaidGraphDirection.RightToLeft => "RL",
        MermaidGraphDirection.TopToBottom => "TB",
        MermaidGraphDirection.BottomToTop => "BT",
        _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "Not a direction of a Mermaid graph."),
    };
}
