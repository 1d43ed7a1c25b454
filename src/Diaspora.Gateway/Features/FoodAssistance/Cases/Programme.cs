namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>A programme as staff set it.</summary>
public sealed record Programme
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>Every change makes the next one.</summary>
    public required int Version { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Codes of its districts in reading order.</summary>
    public required string[] Districts { get; init; }

    /// <summary>Since when a person must have come home; null: not set.</summary>
    public required DateOnly? CameHomeSince { get; init; }

    /// <summary>How many households can be selected; null: not set.</summary>
    public required int? Places { get; init; }

    /// <summary><c>open</c>: it takes requests; or <c>closed</c>.</summary>
    public required string State { get; init; }

    /// <summary>Version of the procedures that staff follow; null: not set.</summary>
    public required string? SopVersion { get; init; }

    /// <summary>True: it is sample content.</summary>
    public required bool Sample { get; init; }

    /// <summary>Who changed it last; null: nobody at the console.</summary>
    public required string? ChangedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Quotas by district; a district that is missing has none set.</summary>
    public IReadOnlyDictionary<string, int> Quotas { get; init; } = new Dictionary<string, int>();
}

/// <summary>What staff set of a programme.</summary>
/// <param name="Name">1 to 120 characters.</param>
/// <param name="Districts">Codes of its districts, at least one.</param>
/// <param name="State"><c>open</c> or <c>closed</c>; one programme is open at a time.</param>
/// <param name="CameHomeSince">Since when a person must have come home; none: not set.</param>
/// <param name="Places">How many households can be selected; none: not set.</param>
/// <param name="SopVersion">Version of the procedures; none: not set.</param>
/// <param name="Quotas">Quotas by district of the programme; a district that is missing has none set.</param>
public sealed record ProgrammeDraft(
    string? Name, IReadOnlyList<string>? Districts, string? State, DateOnly? CameHomeSince = null, int? Places = null, string? SopVersion = null,
    IReadOnlyDictionary<string, int>? Quotas = null);

/// <summary>A district as staff set it up.</summary>
/// <param name="District">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="SocialWorker">Whether a social worker takes call-backs there; null: not set.</param>
/// <param name="Villages">Villages to choose from; none: people type theirs.</param>
public sealed record DistrictSettings(string District, string Name, bool? SocialWorker, IReadOnlyList<string> Villages);

/// <summary>Whether a social worker takes call-backs in a district.</summary>
/// <param name="Active">True: people are promised a call.</param>
public sealed record SocialWorkerSetting(bool Active);

/// <summary>A village.</summary>
/// <param name="Name">2 to 30 letters.</param>
public sealed record VillageName(string? Name);
