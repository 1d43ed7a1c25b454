using Diaspora.Flows.Text;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>A place at which food is handed out.</summary>
public sealed record Point
{
    /// <summary>Its number, for which clerks hold their role.</summary>
    public required long Id { get; init; }

    /// <summary>Its name as phones show it, at most 30 septets.</summary>
    public required string Name { get; init; }

    /// <summary>Code of its district.</summary>
    public required string District { get; init; }

    /// <summary>False: no round is planned there any more.</summary>
    public required bool Active { get; init; }

    /// <summary>Grows with every change.</summary>
    public required int Version { get; init; }

    /// <summary>True: sample content.</summary>
    public required bool Sample { get; init; }
}

/// <summary>A point as it is to become.</summary>
/// <param name="Name">Its name as phones show it, at most 30 septets.</param>
/// <param name="District">Code of its district; it stays for ever.</param>
/// <param name="Active">False: no round is planned there any more.</param>
public sealed record PointDraft(string Name, string District, bool Active = true)
{
    /// <summary>The name as it is kept: with letters that every phone has.</summary>
    internal string Kept => Folding.ForScreen(Name).Trim();

    /// <summary>What is wrong with the name; null when nothing is.</summary>
    internal string? NameProblem => Gsm7.Septets(Kept) is not (> 0 and <= FoodDistribution.LongestPlace) || Kept.Any(char.IsControl)
        ? $"It must have 1 to {FoodDistribution.LongestPlace} letters that every phone shows."
        : null;
}

/// <summary>A change of a point.</summary>
/// <param name="Version">The version that was read.</param>
/// <param name="Name">Its name as phones show it, at most 30 septets.</param>
/// <param name="Active">False: no round is planned there any more.</param>
public sealed record PointChange(int Version, string Name, bool Active);
