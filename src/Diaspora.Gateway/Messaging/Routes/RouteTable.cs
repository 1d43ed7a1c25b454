using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Messaging.Routes;

/// <summary>The routes, by name and by number. The settings were checked at start.</summary>
internal sealed class RouteTable
{
    private readonly Dictionary<string, Route> _byName;
    private readonly (string Prefix, Route Route)[] _longestFirst;

    public RouteTable(IOptions<MessagingOptions> options)
    {
        _byName = options.Value.Routes.ToDictionary(r => r.Key, r => new Route(r.Key, r.Value), StringComparer.Ordinal);
        _longestFirst =
        [
            .. _byName.Values.SelectMany(r => r.Options.Prefixes, (r, p) => (Prefix: p.TrimStart('+'), Route: r)).OrderByDescending(r => r.Prefix.Length),
        ];
    }

    /// <summary>Every route.</summary>
    public IReadOnlyCollection<Route> All => _byName.Values;

    /// <summary>The route with a name; null when it is not set up any more.</summary>
    public Route? Find(string? name) => name is null ? null : _byName.GetValueOrDefault(name);

    /// <summary>The route for numbers with a prefix (see <c>Msisdn.Prefix</c>): the one whose own prefix is the longest. Null: none takes them.</summary>
    public Route? For(string? numberPrefix) =>
        numberPrefix is null ? null : Array.Find(_longestFirst, r => numberPrefix.StartsWith(r.Prefix, StringComparison.Ordinal)).Route;
}
