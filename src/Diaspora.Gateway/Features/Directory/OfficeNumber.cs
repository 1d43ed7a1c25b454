namespace Diaspora.Gateway.Features.Directory;

/// <summary>Whether people are shown a number.</summary>
public enum NumberState
{
    /// <summary>There is none: the console says so in red, phones say nothing.</summary>
    NotSet,

    /// <summary>One person typed it and nobody else has dialled it yet: hidden from phones.</summary>
    Unchecked,

    /// <summary>It was checked too long ago: hidden from phones until it is checked again.</summary>
    Stale,

    /// <summary>Phones show it.</summary>
    Checked,
}

/// <summary>The telephone number of an office: public, and shown only while somebody other than its writer vouches for it.</summary>
public sealed record OfficeNumber
{
    /// <summary>As it is dialled; null: not set.</summary>
    public string? Number { get; init; }

    /// <summary>Where it was found.</summary>
    public string? Source { get; init; }

    /// <summary>Who typed it.</summary>
    public string? TypedBy { get; init; }

    /// <summary>The day on which it was last dialled to check it; null: never.</summary>
    public DateOnly? CheckedOn { get; init; }

    /// <summary>Who dialled it.</summary>
    public string? CheckedBy { get; init; }

    /// <summary>Whether people are shown it.</summary>
    public NumberState State { get; init; }

    /// <summary>The number if phones show it.</summary>
    internal string? Shown => State == NumberState.Checked ? Number : null;

    internal OfficeNumber On(DateOnly today, TimeSpan goodFor) => this with
    {
        State = (Number, CheckedOn) switch
        {
            (null, _) => NumberState.NotSet,
            (_, null) => NumberState.Unchecked,
            (_, { } day) when day.AddDays(goodFor.Days) < today => NumberState.Stale,
            _ => NumberState.Checked,
        },
    };
}
