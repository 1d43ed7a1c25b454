namespace Diaspora.Flows.Definition;

/// <summary>Where a named value comes from and how long it can get on a screen.</summary>
public abstract record ValueSource(Source At)
{
    /// <summary>Longest length in septets, in the language with the given index.</summary>
    public abstract int MaxSeptets(int language);
}

/// <summary>A choice: the value is the option's, the screen shows its label.</summary>
/// <param name="Options">The options it can be.</param>
/// <param name="At">Where it is chosen.</param>
/// <param name="OtherSeptets">Longest length of what else the name can hold, because a question or an action gives it too; 0: nothing else.</param>
public sealed record ChoiceSource(IReadOnlyList<Option> Options, Source At, int OtherSeptets = 0) : ValueSource(At)
{
    /// <inheritdoc/>
    public override int MaxSeptets(int language) => Options.Select(o => o.Label[language].MaxSeptets(_ => 0)).Append(OtherSeptets).Max();

    /// <summary>The option with a value, or null.</summary>
    public Option? Find(string value)
    {
        foreach (var option in Options)
            if (option.Value == value) return option;
        return null;
    }
}

/// <summary>A typed answer.</summary>
public sealed record AnswerSource(AnswerType Type, Source At) : ValueSource(At)
{
    /// <inheritdoc/>
    public override int MaxSeptets(int language) => Type.MaxSeptets;
}

/// <summary>A row chosen from a list; its label is shown.</summary>
public sealed record RowSource(int LongestRow, Source At) : ValueSource(At)
{
    /// <inheritdoc/>
    public override int MaxSeptets(int language) => LongestRow;
}

/// <summary>An output of an action.</summary>
public sealed record OutputSource(int Longest, Source At) : ValueSource(At)
{
    /// <inheritdoc/>
    public override int MaxSeptets(int language) => Longest;
}
