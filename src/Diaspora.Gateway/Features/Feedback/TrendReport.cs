namespace Diaspora.Gateway.Features.Feedback;

/// <summary>
/// "You said, we did": what people raised in a time, by topic and district, and what was done. A number below five is not told, because it could
/// point to a person.
/// </summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Topics">What people raised.</param>
/// <param name="Restricted">How many restricted complaints the last finished quarter brought, whatever the days asked for; null: fewer than five.</param>
/// <param name="Satisfied">How many said that they are satisfied; null: fewer than five.</param>
/// <param name="NotSatisfied">How many said that they are not; null: fewer than five.</param>
public sealed record TrendReport(
    DateOnly From, DateOnly To, IReadOnlyList<TrendTopic> Topics, int? Restricted, int? Satisfied, int? NotSatisfied)
{
    /// <summary>The smallest number that is told.</summary>
    public const int Smallest = 5;

    /// <summary>The number, or null where it is too small to be told.</summary>
    internal static int? Told(int count) => count < Smallest ? null : count;

    /// <summary>
    /// What is told of the numbers of one topic. Where just one number is too small, the next smallest is left out too: with the total it would give
    /// the other away.
    /// </summary>
    internal static IReadOnlyList<TrendCell> Cells(IReadOnlyCollection<(string? District, int Count)> counts)
    {
        var told = counts.Where(c => c.Count >= Smallest).OrderBy(c => c.Count).ToList();
        if (counts.Count(c => c.Count < Smallest) == 1 && told.Count > 0) told.RemoveAt(0);
        return [.. counts.OrderBy(c => c.District, StringComparer.Ordinal).Select(c => new TrendCell(c.District, told.Contains(c) ? c.Count : null))];
    }
}

/// <summary>A topic of the report.</summary>
/// <param name="Topic">Such as <c>clinic</c>.</param>
/// <param name="Total">How many; null: fewer than five.</param>
/// <param name="Districts">How many by district, where there were any.</param>
/// <param name="Deed">What was done; null: nothing is written yet.</param>
public sealed record TrendTopic(string Topic, int? Total, IReadOnlyList<TrendCell> Districts, Deed? Deed);

/// <summary>A number of the report.</summary>
/// <param name="District">Code of the district; null: none was named.</param>
/// <param name="Count">How many; null: too few to be told.</param>
public sealed record TrendCell(string? District, int? Count);

/// <summary>What was done about a topic.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="En">In English.</param>
/// <param name="St">In Sesotho.</param>
/// <param name="WrittenBy">Who wrote it.</param>
/// <param name="WrittenAt">When.</param>
/// <param name="Version">Changes with every writing.</param>
public sealed record Deed(string Topic, string En, string St, string WrittenBy, DateTimeOffset WrittenAt, int Version);
