namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>A request in a list of staff; nothing personal.</summary>
public sealed record CaseRow
{
    /// <summary>Its number in lists and addresses.</summary>
    public required long Id { get; init; }

    /// <summary>The eight digits of its reference.</summary>
    public required string Reference { get; init; }

    /// <summary>Code of its district.</summary>
    public required string District { get; init; }

    /// <summary>How far it is.</summary>
    public required string Status { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset StatusAt { get; init; }

    /// <summary>When it came in.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Who took it in; null: the person applied by phone.</summary>
    public string? EnteredBy { get; init; }

    /// <summary>True: another open request seems to be for the same person.</summary>
    public required bool PossibleDuplicate { get; init; }

    /// <summary>What a district lead proposed and nobody decided on yet; null: nothing.</summary>
    public string? Proposed { get; init; }

    /// <summary>Who proposed it.</summary>
    public string? ProposedBy { get; init; }
}

/// <summary>How many requests there are and how many places are left.</summary>
/// <param name="ByStatus">Requests within reach by status, in the order of the programme.</param>
/// <param name="Places">Places of the open programme; null: no programme is open.</param>
public sealed record CaseCounts(IReadOnlyList<StatusCount> ByStatus, PlaceCount? Places);

/// <summary>Requests of a status.</summary>
/// <param name="Status">The status.</param>
/// <param name="Count">How many.</param>
public sealed record StatusCount(string Status, int Count);

/// <summary>Places of a programme.</summary>
/// <param name="Programme">Its name.</param>
/// <param name="Sample">True: it is sample content.</param>
/// <param name="Places">How many households can be selected; null: not set.</param>
/// <param name="Taken">How many have a place.</param>
/// <param name="Districts">The same for each district of the programme that is within reach.</param>
public sealed record PlaceCount(string Programme, bool Sample, int? Places, int Taken, IReadOnlyList<DistrictPlaces> Districts);

/// <summary>Places of a district.</summary>
/// <param name="District">Its code.</param>
/// <param name="Places">Its quota; null: not set.</param>
/// <param name="Taken">How many have a place.</param>
public sealed record DistrictPlaces(string District, int? Places, int Taken);
