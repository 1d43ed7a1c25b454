namespace Diaspora.Flows.Engine;

/// <summary>What an action gave back.</summary>
/// <param name="Outcome">One of the declared outcomes; empty for lists.</param>
/// <param name="Outputs">Declared outputs by name; missing ones are empty.</param>
/// <param name="Rows">Rows of a list; empty otherwise.</param>
public sealed record ActionResult(string Outcome, IReadOnlyDictionary<string, FlowValue> Outputs, IReadOnlyList<Row> Rows)
{
    private static readonly Dictionary<string, FlowValue> s_none = [];

    /// <summary>An outcome without outputs.</summary>
    public static ActionResult Of(string outcome) => new(outcome, s_none, []);

    /// <summary>An outcome with outputs.</summary>
    public static ActionResult Of(string outcome, params (string Name, FlowValue Value)[] outputs) =>
        new(outcome, outputs.ToDictionary(o => o.Name, o => o.Value), []);

    /// <summary>The rows of a list.</summary>
    public static ActionResult List(IReadOnlyList<Row> rows) => new("", s_none, rows);
}

/// <summary>One row of a list.</summary>
/// <param name="Id">What is kept when the row is chosen.</param>
/// <param name="Label">What the screen shows.</param>
/// <param name="Number">The number that the row keeps whatever other rows come and go; null: the next one that is free.</param>
public sealed record Row(string Id, FlowValue Label, int? Number = null);
