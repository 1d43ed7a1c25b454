namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>A list that was looked through and waits for a second person, or what became of it. Nothing personal.</summary>
public sealed record ListImport
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>Whose list it is, as staff gave it.</summary>
    public required string SourceName { get; init; }

    /// <summary>Of which day the list is, as staff gave it.</summary>
    public required DateOnly SourceDate { get; init; }

    /// <summary>SHA-256 of the file, 64 hex digits: what is applied is what was looked through.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Codes of the districts on it.</summary>
    public required string[] Districts { get; init; }

    /// <summary>People on it.</summary>
    public required int Lines { get; init; }

    /// <summary>How many of them seemed to be here already: same name, birth year and village.</summary>
    public required int Known { get; init; }

    /// <summary><c>checked</c>, <c>applied</c> or <c>given-up</c>.</summary>
    public required string State { get; init; }

    /// <summary>Who had it looked through.</summary>
    public required string CheckedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>Who applied it or gave it up.</summary>
    public required string? EndedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset? EndedAt { get; init; }
}

/// <summary>What looking through a file found. Nothing of it is written as requests.</summary>
/// <param name="Import">What a second person can apply; null: some lines are wrong, and the file is not kept.</param>
/// <param name="Right">Lines that are right.</param>
/// <param name="Wrong">How many things are wrong.</param>
/// <param name="Problems">The first of them, at most 200.</param>
public sealed record ListCheck(ListImport? Import, int Right, int Wrong, IReadOnlyList<ListProblem> Problems);

/// <summary>Which file is applied.</summary>
/// <param name="ContentHash">The hash that was read: SHA-256 of the file, 64 hex digits.</param>
public sealed record ListApproval(string ContentHash);

/// <summary>A list about to wait for a second person.</summary>
/// <param name="ProgrammeId">The programme.</param>
/// <param name="SourceName">Whose list it is.</param>
/// <param name="SourceDate">Of which day.</param>
/// <param name="ContentHash">SHA-256 of the file.</param>
/// <param name="People">The people on it.</param>
/// <param name="Known">How many seem to be here already.</param>
/// <param name="By">Who had it looked through.</param>
/// <param name="At">When.</param>
internal sealed record NewImport(
    long ProgrammeId, string SourceName, DateOnly SourceDate, byte[] ContentHash, IReadOnlyList<ListedPerson> People, int Known, string By,
    DateTimeOffset At);
