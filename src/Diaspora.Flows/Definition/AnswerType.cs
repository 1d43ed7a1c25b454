namespace Diaspora.Flows.Definition;

/// <summary>Reads a typed answer. Types are immutable; the input is already cleaned (trimmed, ASCII digits, one line).</summary>
public abstract record AnswerType
{
    /// <summary>Name of the type in flow files.</summary>
    public abstract string Name { get; }

    /// <summary>Longest accepted value in septets.</summary>
    public abstract int MaxSeptets { get; }

    /// <summary>True: the answer is secret; it is never taken from a dialled string, never by SMS, and blocks resuming.</summary>
    public virtual bool Secret => false;

    /// <summary>True: a star is part of the answer when the provider cannot tell it from its separator.</summary>
    public virtual bool TakesStars => false;

    /// <summary>Reads an answer.</summary>
    /// <param name="input">What was typed.</param>
    /// <param name="context">Today and earlier answers.</param>
    /// <param name="value">The normalised value to keep.</param>
    public abstract AnswerFault Read(string input, AnswerContext context, out string value);
}

/// <summary>What a type may look at besides the input.</summary>
/// <param name="Today">Today in Lesotho.</param>
/// <param name="Value">Earlier answers of the flow by name; null when not given.</param>
public readonly record struct AnswerContext(DateOnly Today, Func<string, string?> Value);

/// <summary>Whether an answer was accepted.</summary>
public enum AnswerFault
{
    /// <summary>Accepted.</summary>
    None,

    /// <summary>Not of the asked form.</summary>
    Wrong,

    /// <summary>A new PIN that others would guess.</summary>
    Easy,
}
