namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>A list that somebody asked for, and what became of it. Nothing personal.</summary>
public sealed record ListExport
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>Code of the district.</summary>
    public required string District { get; init; }

    /// <summary>The statuses whose requests are on it.</summary>
    public required string[] Statuses { get; init; }

    /// <summary>Why it was asked for.</summary>
    public required string Reason { get; init; }

    /// <summary><c>asked</c>, <c>released</c>, <c>refused</c> or <c>taken</c>.</summary>
    public required string State { get; init; }

    /// <summary>Who asked, and may fetch it.</summary>
    public required string AskedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Who released or refused it.</summary>
    public required string? DecidedBy { get; init; }

    /// <summary>When; it can be fetched for a day from then on.</summary>
    public required DateTimeOffset? DecidedAt { get; init; }

    /// <summary>When it was fetched.</summary>
    public required DateTimeOffset? TakenAt { get; init; }

    /// <summary>How many people were on it.</summary>
    public required int? RowCount { get; init; }

    /// <summary>SHA-256 of the file that left, 64 hex digits.</summary>
    public required string? Sha256 { get; init; }
}

/// <summary>A list to ask for.</summary>
/// <param name="District">Code of the district.</param>
/// <param name="Statuses">The statuses whose requests are on it.</param>
/// <param name="Reason">Why, 3 to 200 characters without names; the second person reads it.</param>
public sealed record ExportRequest(string District, IReadOnlyList<string> Statuses, string Reason);

/// <summary>A list that is fetched.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Bytes">The file.</param>
internal sealed record ExportFile(string Name, byte[] Bytes);
