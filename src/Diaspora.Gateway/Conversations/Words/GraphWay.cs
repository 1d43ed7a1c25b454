using System.Globalization;

namespace Diaspora.Gateway.Conversations.Words;

/// <summary>The ways from one screen to another, drawn as one.</summary>
/// <param name="From">The screen that it leaves.</param>
/// <param name="To">The screen that it leads to.</param>
/// <param name="Triggers">What takes it: keys, or words such as <c>answer</c>.</param>
/// <param name="Conditions">Conditions, each behind its trigger.</param>
internal sealed record GraphWay(string From, string To, IReadOnlyList<string> Triggers, IReadOnlyList<string> Conditions)
{
    /// <summary>Joins the ways between two screens.</summary>
    public static GraphWay Of(IGrouping<(string From, string To), FlowGraphEdge> edges) => new(
        edges.Key.From, edges.Key.To, [.. edges.Select(edge => edge.Trigger).Distinct()],
        [.. edges.Where(edge => edge.When is not null).Select(edge => $"{edge.Trigger}: {edge.When}")]);

    /// <summary>What stands beside it: all triggers, of many the first and the last.</summary>
    public string Label => Triggers.Count > 3 ? $"{Triggers[0]}…{Triggers[^1]}" : string.Join(' ', Triggers);

    /// <summary>The line as the path of an SVG.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends.</param>
    public static string PathOf(GraphPlace from, GraphPlace to)
    {
        int middle = GraphLayout.NodeHeight / 2, x = from.X + GraphLayout.NodeWidth, y = from.Y + middle, endY = to.Y + middle;
        if (to.Column > from.Column)
        {
            var bend = (to.X - x) / 2;
            return Text($"M{x} {y}C{x + bend} {y} {to.X - bend} {endY} {to.X} {endY}");
        }

        if (to.Column == from.Column) return Text($"M{x} {y}C{x + 30} {y} {x + 30} {endY} {x} {endY}");
        int startX = from.X + (GraphLayout.NodeWidth / 3), endX = to.X + (2 * GraphLayout.NodeWidth / 3);
        int start = from.Y + GraphLayout.NodeHeight, end = to.Y + GraphLayout.NodeHeight;
        var under = Math.Max(start, end) + 12 + (4 * (from.Column - to.Column));
        return Text($"M{startX} {start}C{startX} {under} {endX} {under} {endX} {end}");
    }

    /// <summary>Where <see cref="Label"/> stands: beside the screen that it leaves.</summary>
    public static (int X, int Y) LabelOf(GraphPlace from, GraphPlace to)
    {
        if (to.Column < from.Column) return (from.X + (GraphLayout.NodeWidth / 3) + 4, from.Y + GraphLayout.NodeHeight + 11);
        int x = from.X + GraphLayout.NodeWidth, y = from.Y + (GraphLayout.NodeHeight / 2), endY = to.Y + (GraphLayout.NodeHeight / 2);
        // A fifth of the way along the curve.
        return to.Column == from.Column ? (x + 12, (y + endY) / 2) : (x + 5, y + ((endY - y) * 10 / 100) - 3);
    }

    private static string Text(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);
}
