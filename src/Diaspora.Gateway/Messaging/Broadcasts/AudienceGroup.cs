using Diaspora.Gateway.Messaging.Routes;

namespace Diaspora.Gateway.Messaging.Broadcasts;

/// <summary>Phones of an audience that the same things decide about.</summary>
internal sealed record AudienceGroup
{
    public string? NumberPrefix { get; init; }

    public required string Language { get; init; }

    /// <summary>False: only children on the phone match.</summary>
    public required bool Adult { get; init; }

    public required bool Stopped { get; init; }

    /// <summary>A number is kept and did not fail lately.</summary>
    public required bool Reachable { get; init; }

    public required long Phones { get; init; }

    /// <summary>Adds groups up.</summary>
    public static AudienceCount Sum(IReadOnlyList<AudienceGroup> groups, RouteTable routes)
    {
        long underAge = 0, stopped = 0, unreachable = 0;
        var parts = new Dictionary<(string Route, string Language), long>();
        foreach (var group in groups)
        {
            if (!group.Adult) underAge += group.Phones;
            else if (group.Stopped) stopped += group.Phones;
            else if (!group.Reachable || routes.For(group.NumberPrefix) is not { } route) unreachable += group.Phones;
            else parts[(route.Name, group.Language)] = parts.GetValueOrDefault((route.Name, group.Language)) + group.Phones;
        }

        return new AudienceCount(
            parts.Values.Sum(), underAge, stopped, unreachable,
            [.. parts.OrderBy(p => p.Key.Route, StringComparer.Ordinal).ThenBy(p => p.Key.Language, StringComparer.Ordinal)
                .Select(p => new AudiencePart(p.Key.Route, p.Key.Language, p.Value))]);
    }
}
