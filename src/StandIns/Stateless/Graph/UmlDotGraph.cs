using System.Text;
using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>Draws a machine in Graphviz's DOT language.</summary>
public static class UmlDotGraph
{
    /// <summary>The DOT text: states, then arrows, both in the order of the description, then the initial state.</summary>
    /// <param name="machineInfo">The machine's description.</param>
    public static string Format(StateMachineInfo machineInfo)
    {
        ArgumentNullException.ThrowIfNull(machineInfo);
        var text = new StringBuilder()
            .AppendLine("digraph {")
            .AppendLine("compound=true;")
            .AppendLine("node [shape=Mrecord]")
            .AppendLine("rankdir=\"LR\"");

        foreach (var name in machineInfo.States.Select(state => Quote(state.ToString())))
            text.Append(name).Append(" [label=").Append(name).AppendLine("];");

        foreach (var (source, label, destination) in GraphEdge.Of(machineInfo))
        {
            text.AppendLine()
                .Append(Quote(source)).Append(" -> ").Append(Quote(destination))
                .Append(" [style=\"solid\", label=").Append(Quote(label)).Append("];");
        }

        return text.AppendLine()
            .AppendLine(" init [label=\"\", shape=point];")
            .Append(" init -> ").Append(Quote(machineInfo.InitialState.ToString())).AppendLine("[style = \"solid\"]")
            .Append('}')
            .ToString();
    }

    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
