namespace Diaspora.Flows.Definition;

/// <summary>Whether something is offered: <c>when: name</c>, <c>when: name=value</c>, <c>unless: name</c> or <c>unless: name=value</c>.</summary>
/// <param name="Name">Name of the value that is looked at.</param>
/// <param name="Value">What it must equal; null: any value but empty and <c>no</c>.</param>
/// <param name="Negated">True for <c>unless</c>.</param>
public sealed record Condition(string Name, string? Value, bool Negated)
{
    /// <summary>Tells whether the condition holds for a value (null when it is not set).</summary>
    public bool Holds(string? actual)
    {
        var equal = Value is null ? !string.IsNullOrEmpty(actual) && actual != "no" : actual == Value;
        return equal != Negated;
    }

    /// <summary>The condition as it is written, for graphs and messages.</summary>
    public override string ToString() => (Negated ? "unless " : "when ") + Name + (Value is null ? "" : "=" + Value);
}
