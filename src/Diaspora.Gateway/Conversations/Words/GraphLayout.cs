namespace Diaspora.Gateway.Conversations.Words;

/// <summary>
/// Places the screens of a flow in columns from left to right, by how many steps they are from the first one. Lengths are in the units of the
/// drawing, about a pixel each.
/// </summary>
internal sealed class GraphLayout
{
    /// <summary>Size of a screen.</summary>
    public const int NodeWidth = 150, NodeHeight = 48;

    private const int GapX = 76, GapY = 18, Margin = 12;

    // Room for the ways back, which run under the screens.
    private const int Below = 40;

    // Each sweep straightens ways; more change nothing that one sees.
    private const int Sweeps = 6;

    private readonly Dictionary<string, int> _columns;
    private readonly List<List<string>> _order = [];

    public GraphLayout(FlowGraph graph)
    {
        Ways = [.. graph.Edges.GroupBy(edge => (edge.From, edge.To)).Select(GraphWay.Of)];
        _columns = ColumnsOf(graph);
        foreach (var column in graph.Nodes.GroupBy(node => _columns[node.Id]).OrderBy(column => column.Key))
            _order.Add([.. column.Select(node => node.Id)]);
        Straighten();
        var tallest = _order.Max(column => column.Count);
        var places = new Dictionary<string, GraphPlace>();
        for (var x = 0; x < _order.Count; x++)
            for (var y = 0; y < _order[x].Count; y++)
                places[_order[x][y]] = new GraphPlace(
                    x, Margin + (x * (NodeWidth + GapX)), Margin + ((2 * y) + tallest - _order[x].Count) * (NodeHeight + GapY) / 2);
        Places = places;
        Width = (2 * Margin) + (_order.Count * (NodeWidth + GapX)) - GapX;
        Height = (2 * Margin) + (tallest * (NodeHeight + GapY)) - GapY + Below;
    }

    /// <summary>Ways between screens, one for all triggers that lead from one to the same other.</summary>
    public IReadOnlyList<GraphWay> Ways { get; }

    /// <summary>Where each screen stands.</summary>
    public IReadOnlyDictionary<string, GraphPlace> Places { get; }

    /// <summary>Size of the drawing.</summary>
    public int Width { get; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; }

    /// <summary>
    /// Columns by steps. A flow's file tells its screens in the order in which people meet them, so a way to an earlier one leads back and says
    /// nothing of depth; it counts only for screens that nothing else leads to.
    /// </summary>
    private Dictionary<string, int> ColumnsOf(FlowGraph graph)
    {
        var rank = graph.Nodes.Select((node, index) => (node.Id, index)).ToDictionary(node => node.Id, node => node.index);
        var columns = new Dictionary<string, int> { [graph.Start] = 0 };
        Spread(columns, [.. Ways.Where(way => rank[way.To] > rank[way.From])]);
        Spread(columns, Ways);
        foreach (var node in graph.Nodes) columns.TryAdd(node.Id, 0);
        return columns;
    }

    private static void Spread(Dictionary<string, int> columns, IReadOnlyList<GraphWay> ways)
    {
        var queue = new Queue<string>(columns.Keys);
        while (queue.TryDequeue(out var from))
            foreach (var way in ways.Where(way => way.From == from))
                if (columns.TryAdd(way.To, columns[from] + 1)) queue.Enqueue(way.To);
    }

    /// <summary>
    /// Screens stand beside the middle of those that lead to them and, on the way back, of those that they lead to, so that few ways cross.
    /// </summary>
    private void Straighten()
    {
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var forward = sweep % 2 == 0;
            var rows = _order.SelectMany(column => column.Select((id, index) => (id, Row: index - ((column.Count - 1) / 2.0))))
                .ToDictionary(one => one.id, one => one.Row);
            foreach (var column in _order)
            {
                var wanted = column.ToDictionary(id => id, id => Ways
                    .Where(way => (forward ? way.To : way.From) == id && way.From != way.To)
                    .Select(way => rows[forward ? way.From : way.To]).DefaultIfEmpty(rows[id]).Average());
                var sorted = column.OrderBy(id => wanted[id]).ThenBy(id => rows[id]).ToArray();
                column.Clear();
                column.AddRange(sorted);
                for (var i = 0; i < sorted.Length; i++) rows[sorted[i]] = i - ((sorted.Length - 1) / 2.0);
            }
        }
    }
}

/// <summary>Where a screen stands.</summary>
/// <param name="Column">Its column, from 0.</param>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its upper edge.</param>
internal readonly record struct GraphPlace(int Column, int X, int Y);
