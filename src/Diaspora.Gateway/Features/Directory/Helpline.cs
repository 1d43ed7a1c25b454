namespace Diaspora.Gateway.Features.Directory;

/// <summary>A number that helps people.</summary>
public sealed record Helpline
{
    /// <summary>Its code, such as <c>police-ls</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Country in which it can be dialled, two letters.</summary>
    public required string Country { get; init; }

    /// <summary>English name, at most 40 characters.</summary>
    public required string NameEn { get; init; }

    /// <summary>Sesotho name, at most 40 characters.</summary>
    public required string NameSt { get; init; }

    /// <summary>When somebody answers, in English, at most 60 characters; null: not set.</summary>
    public string? HoursEn { get; init; }

    /// <summary>When somebody answers, in Sesotho, at most 60 characters; null: not set.</summary>
    public string? HoursSt { get; init; }

    /// <summary>Where its name comes from.</summary>
    public required string Source { get; init; }

    /// <summary>The number.</summary>
    public required OfficeNumber Number { get; init; }

    /// <summary>Another with every change.</summary>
    public int Version { get; init; }
}

/// <summary>A helpline as staff write it. Texts are folded to what basic phones show.</summary>
public record HelplineBody
{
    /// <summary>The version that was read; 0 for a new one.</summary>
    public int Version { get; init; }

    /// <summary>Country in which it can be dialled, two letters.</summary>
    public required string Country { get; init; }

    /// <summary>English name, at most 40 characters.</summary>
    public required string NameEn { get; init; }

    /// <summary>Sesotho name, at most 40 characters.</summary>
    public required string NameSt { get; init; }

    /// <summary>When somebody answers, in English, at most 60 characters; none: not set.</summary>
    public string? HoursEn { get; init; }

    /// <summary>When somebody answers, in Sesotho, at most 60 characters; none: not set.</summary>
    public string? HoursSt { get; init; }

    /// <summary>Where its name comes from, at most 100 characters.</summary>
    public required string Source { get; init; }

    /// <summary>The number as it is dialled; none: not set. A new one must be checked by another person.</summary>
    public string? Number { get; init; }

    /// <summary>Where the number was found, at most 100 characters.</summary>
    public string? NumberSource { get; init; }
}

/// <summary>A new helpline.</summary>
public sealed record NewHelpline : HelplineBody
{
    /// <summary>Its code for good: small letters, digits and hyphens, at most 30.</summary>
    public required string Code { get; init; }
}
