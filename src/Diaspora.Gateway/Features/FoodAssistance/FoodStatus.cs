namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>
/// The statuses of an application and the steps between them, in the order of the programme: social worker, district team, preliminary
/// list, selection, distribution. Stored by these names; the flow <c>food-status</c> has a text for each.
/// </summary>
internal static class FoodStatus
{
    public const string Received = "received";
    public const string Checking = "checking";
    public const string DistrictTeam = "district-team";
    public const string Preliminary = "preliminary";
    public const string Selected = "selected";
    public const string Waiting = "waiting";
    public const string NotSelected = "not-selected";
    public const string Distribution = "distribution";
    public const string Collected = "collected";
    public const string Missed = "missed";
    public const string Closed = "closed";

    // Any open request can be closed (the person asks for it, has two requests, or has died). Whoever collected or missed a
    // distribution can have the next one: help is given in several rounds, and a missed round takes no place away.
    private static readonly Dictionary<string, string[]> s_next = new()
    {
        [Received] = [Checking, Closed],
        [Checking] = [DistrictTeam, Closed],
        [DistrictTeam] = [Preliminary, Checking, Closed],
        [Preliminary] = [Selected, Waiting, NotSelected, Closed],
        [Selected] = [Distribution, Closed],
        [Waiting] = [Selected, NotSelected, Closed],
        [NotSelected] = [Checking, Closed],
        [Distribution] = [Collected, Missed, Distribution, Closed],
        [Collected] = [Distribution, Closed],
        [Missed] = [Distribution, Closed],
        [Closed] = [],
    };

    /// <summary>Every status, in the order of the programme.</summary>
    public static IReadOnlyCollection<string> All => s_next.Keys;

    /// <summary>The statuses that may follow a status.</summary>
    public static IReadOnlyList<string> After(string status) => s_next[status];

    /// <summary>
    /// True for the steps by which people decide over a person: they need a named officer, the procedure they follow, and someone else than who
    /// put the person on the preliminary list.
    /// </summary>
    public static bool IsDecision(string status) => status is Selected or Waiting or NotSelected;
}
