using Diaspora.Gateway.Messaging.Routes;
using Route = Diaspora.Gateway.Messaging.Routes.Route;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>The circuit of each provider, and for each route whether its sender is taken.</summary>
internal sealed class ProviderCircuits(
    IEnumerable<ISmsProvider> providers, RouteTable routes, TimeProvider time, ILogger<ProviderCircuit> logger, ILogger<SenderHold> holdLogger)
{
    private readonly Dictionary<string, SenderHold> _holds =
        routes.All.ToDictionary(r => r.Name, r => new SenderHold(r, time, holdLogger), StringComparer.Ordinal);

    private readonly Dictionary<string, ProviderCircuit> _byName =
        providers.ToDictionary(p => p.Name, p => new ProviderCircuit(p, time, logger), StringComparer.Ordinal);

    /// <summary>Names of the providers to which a text can be sent again without a second effect.</summary>
    public string[] SafeToRepeat => [.. _byName.Values.Where(c => c.Provider.SafeToRepeat).Select(c => c.Provider.Name)];

    /// <summary>
    /// The way by which messages of a route leave now: the route itself, or its fall-back while its provider is down or refuses its sender. Null:
    /// they wait.
    /// </summary>
    /// <param name="route">The route of the messages.</param>
    /// <param name="wanted">How many are to leave.</param>
    public Way? Choose(Route route, int wanted) =>
        By(route, wanted) ?? (routes.Find(route.Options.Fallback) is { } fallback ? By(fallback, wanted) : null);

    private Way? By(Route route, int wanted)
    {
        var (hold, circuit) = (_holds[route.Name], _byName[route.Provider]);
        var allowed = circuit.Allows(hold.Allows(wanted));
        return allowed > 0 ? new Way(route, hold, circuit, allowed) : null;
    }
}
