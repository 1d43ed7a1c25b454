namespace Diaspora.Flows.Engine;

/// <summary>What flows may know of an action: its name and the shape of what goes in and comes out.</summary>
public sealed record ActionDeclaration
{
    /// <summary>Name in flow files: <c>feature.verb</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What running it does.</summary>
    public required ActionKind Kind { get; init; }

    /// <summary>Names of its inputs; a flow gives every one.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>Names of its outcomes; a flow handles every one. Empty for lists.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Names of its outputs to their longest length in septets; any outcome may leave them unset.</summary>
    public IReadOnlyDictionary<string, int> Outputs { get; init; } = new Dictionary<string, int>();

    /// <summary>Longest row in septets; only for lists.</summary>
    public int RowSeptets { get; init; }

    /// <summary>True: it writes something about the person, and private flows may not use it.</summary>
    public bool LeavesTrace { get; init; }
}

/// <summary>The kinds of actions.</summary>
public enum ActionKind
{
    /// <summary>Only looks; may run again whenever a screen is shown again.</summary>
    Read,

    /// <summary>Changes something; runs once for each input of a session, in the turn's transaction.</summary>
    Effect,

    /// <summary>Gives the rows of a list.</summary>
    Rows,
}
