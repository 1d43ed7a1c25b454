namespace Diaspora.Gateway.Features.Directory;

/// <summary>An embassy, a high commission or a consulate.</summary>
public sealed record Mission
{
    /// <summary>Its code, such as <c>welkom</c>.</summary>
    public required string Code { get; init; }

    /// <summary>high-commission, embassy, consulate, honorary-consulate, permanent-mission, or mission where the kind is not known.</summary>
    public required string Kind { get; init; }

    /// <summary>Country where it is, two letters.</summary>
    public required string Country { get; init; }

    /// <summary>City where it is.</summary>
    public required string City { get; init; }

    /// <summary>English name as phones show it, at most 40 characters.</summary>
    public required string NameEn { get; init; }

    /// <summary>Sesotho name, at most 40 characters.</summary>
    public required string NameSt { get; init; }

    /// <summary>Street, at most 80 characters; null: not set.</summary>
    public string? Address { get; init; }

    /// <summary>When it is open, in English, at most 60 characters; null: not set.</summary>
    public string? HoursEn { get; init; }

    /// <summary>When it is open, in Sesotho, at most 60 characters; null: not set.</summary>
    public string? HoursSt { get; init; }

    /// <summary>What it helps with: lost-passport, arrest, death, worry.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>unconfirmed: phones do not show it; open; closed: phones say so and name the fallback.</summary>
    public required string State { get; init; }

    /// <summary>Code of the mission to go to while this one is closed; null: none is set.</summary>
    public string? Fallback { get; init; }

    /// <summary>Where its name and city come from.</summary>
    public required string Source { get; init; }

    /// <summary>Its telephone number.</summary>
    public required OfficeNumber Number { get; init; }

    /// <summary>Another with every change.</summary>
    public int Version { get; init; }
}

/// <summary>A mission as staff write it. Texts are folded to what basic phones show.</summary>
public record MissionBody
{
    /// <summary>The version that was read; 0 for a new one.</summary>
    public int Version { get; init; }

    /// <summary>high-commission, embassy, consulate, honorary-consulate, permanent-mission, or mission where the kind is not known.</summary>
    public required string Kind { get; init; }

    /// <summary>Country where it is, two letters.</summary>
    public required string Country { get; init; }

    /// <summary>City where it is, at most 30 characters.</summary>
    public required string City { get; init; }

    /// <summary>English name as phones show it, at most 40 characters.</summary>
    public required string NameEn { get; init; }

    /// <summary>Sesotho name, at most 40 characters.</summary>
    public required string NameSt { get; init; }

    /// <summary>Street, at most 80 characters; none: not set.</summary>
    public string? Address { get; init; }

    /// <summary>When it is open, in English, at most 60 characters; none: not set.</summary>
    public string? HoursEn { get; init; }

    /// <summary>When it is open, in Sesotho, at most 60 characters; none: not set.</summary>
    public string? HoursSt { get; init; }

    /// <summary>What it helps with: lost-passport, arrest, death, worry.</summary>
    public IReadOnlyList<string>? Services { get; init; }

    /// <summary>unconfirmed, open or closed.</summary>
    public required string State { get; init; }

    /// <summary>Code of the mission to go to while this one is closed; none: none is set.</summary>
    public string? Fallback { get; init; }

    /// <summary>Where its name and city come from, at most 100 characters.</summary>
    public required string Source { get; init; }

    /// <summary>The telephone number as it is dialled; none: not set. A new one must be checked by another person.</summary>
    public string? Number { get; init; }

    /// <summary>Where the number was found, at most 100 characters.</summary>
    public string? NumberSource { get; init; }
}

/// <summary>A new mission.</summary>
public sealed record NewMission : MissionBody
{
    /// <summary>Its code for good: small letters, digits and hyphens, at most 30.</summary>
    public required string Code { get; init; }
}

/// <summary>A number that somebody dialled to check it.</summary>
/// <param name="Version">The version of the entry that was read.</param>
/// <param name="Number">The number as it was dialled.</param>
public sealed record CheckedNumber(int Version, string Number);
