namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>A distribution round with its numbers. Nothing personal.</summary>
public sealed record Round
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>Number of the point.</summary>
    public required long PointId { get; init; }

    /// <summary>Name of the point.</summary>
    public required string Point { get; init; }

    /// <summary>Code of the district.</summary>
    public required string District { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The hours on Lesotho's clock, such as <c>09:00-13:00</c>.</summary>
    public required string Window { get; init; }

    /// <summary>When it opens.</summary>
    public required DateTimeOffset OpensAt { get; init; }

    /// <summary>When it closes; codes end then.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>The statuses whose cases were taken in.</summary>
    public required string[] Who { get; init; }

    /// <summary><c>planned</c>, <c>closed</c> or <c>cancelled</c>.</summary>
    public required string State { get; init; }

    /// <summary>Grows with every change.</summary>
    public required int Version { get; init; }

    /// <summary>Who planned it.</summary>
    public required string PlannedBy { get; init; }

    /// <summary>Households in it.</summary>
    public required int Total { get; init; }

    /// <summary>Those that said they come.</summary>
    public required int Coming { get; init; }

    /// <summary>Those that named somebody else.</summary>
    public required int Proxies { get; init; }

    /// <summary>Those that said they cannot.</summary>
    public required int Cannot { get; init; }

    /// <summary>Those that collected.</summary>
    public required int Collected { get; init; }

    /// <summary>Those that did not, once it is closed.</summary>
    public required int Missed { get; init; }
}

/// <summary>What state a round is in, as it is stored.</summary>
internal static class RoundState
{
    public const string Planned = "planned";
    public const string Closed = "closed";
    public const string Cancelled = "cancelled";

    /// <summary>Every state.</summary>
    public static readonly IReadOnlyList<string> All = [Planned, Closed, Cancelled];
}

/// <summary>A round to plan.</summary>
/// <param name="Point">Number of the point.</param>
/// <param name="Day">The day.</param>
/// <param name="Window">The hours, such as <c>09:00-13:00</c>.</param>
/// <param name="Who">Statuses whose cases of the point's district are taken in: selected, collected, missed.</param>
public sealed record RoundDraft(long Point, DateOnly Day, string Window, IReadOnlyList<string> Who);

/// <summary>Another place or time for a round.</summary>
/// <param name="Version">The version that was read.</param>
/// <param name="Point">Number of the point, of the same district.</param>
/// <param name="Day">The day.</param>
/// <param name="Window">The hours, such as <c>09:00-13:00</c>.</param>
/// <param name="Reason">Why, without names; it stands in the history of each case.</param>
public sealed record RoundChange(int Version, long Point, DateOnly Day, string Window, string Reason);

/// <summary>The end of a round, or its calling off.</summary>
/// <param name="Version">The version that was read.</param>
/// <param name="Reason">Why, without names; it stands in the history of each case.</param>
public sealed record RoundEnd(int Version, string Reason);

/// <summary>Why something personal is opened.</summary>
/// <param name="Reason">Why, 3 to 200 characters; it stands in the audit.</param>
public sealed record OpenReason(string Reason);

/// <summary>A household on the list of a round.</summary>
/// <param name="Reference">Its reference, as people write it.</param>
/// <param name="Name">First name and initial.</param>
/// <param name="Proxy">True: somebody else was named to collect.</param>
/// <param name="Outcome">What became of it: collected, missed, left; null: nothing yet.</param>
public sealed record ListedHousehold(string Reference, string Name, bool Proxy, string? Outcome);

/// <summary>The list of a round, to be printed.</summary>
/// <param name="Round">The round.</param>
/// <param name="Households">Who is on it, by name.</param>
public sealed record RoundList(Round Round, IReadOnlyList<ListedHousehold> Households);

/// <summary>How many cases of a district could be taken into a round.</summary>
/// <param name="Status">Their status.</param>
/// <param name="Cases">How many.</param>
public sealed record RoundCount(string Status, int Cases);
