namespace Diaspora.Gateway.Staff;

/// <summary>What a right of somebody reaches: everything, some scopes, or nothing.</summary>
/// <param name="All">True: everything.</param>
/// <param name="Scopes">The districts, missions or points, where it is not everything.</param>
internal sealed record Reach(bool All, IReadOnlySet<string> Scopes)
{
    /// <summary>Nothing at all.</summary>
    public static Reach Nothing { get; } = new(false, new HashSet<string>());

    /// <summary>True when it reaches a scope.</summary>
    public bool Includes(string scope) => All || Scopes.Contains(scope);

    /// <summary>For a query: the scopes as an array, or null for everything.</summary>
    public string[]? ForQuery => All ? null : [.. Scopes];
}
