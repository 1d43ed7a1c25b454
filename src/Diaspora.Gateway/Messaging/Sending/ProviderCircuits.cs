using Diaspora.Gateway.Messaging.Routes;
using Route = Diaspora.Gateway.Messaging.Routes.Route;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>The circuit of each provider.</summary>
internal sealed class ProviderCircuits(
    IEnumerable<ISmsProvider> providers, RouteTable routes, TimeProvider time, ILogger<ProviderCircuit> logger)
{
    private readonly Dictionary<string, ProviderCircuit> _byName =
        providers.ToDictionary(p => p.Name, p => new ProviderCircuit(p, time, logger), StringComparer.Ordinal);

    /// <summary>Names of the providers to which a text can be sent again without a second effect.</summary>
    public string[] SafeToRepeat => [.. _byName.Values.Where(c => c.Provider.SafeToRepeat).Select(c => c.Provider.Name)];

    /// <summary>
    /// The way by which messages of a route leave now: the route itself, or its fall-back while its provider is down. Null: they wait.
    /// </summary>
    /// <param name="route">The route of the messages.</param>
    /// <param name="wanted">How many are to leave.</param>
    public Way? Choose(Route route, int wanted)
    {
        var own = _byName[route.Provider];
        var allowed = own.Allows(wanted);
        if (allowed > 0) return new Way(route, own, allowed);
        if (routes.Find(route.Options.Fallback) is not { } fallback || fallback.Provider == route.Provider) return null;
        var other = _byName[fallback.Provider];
        allowed = other.Allows(wanted);
        return allowed > 0 ? new Way(fallback, other, allowed) : null;
    }
}

/// <summary>A way that messages take now.</summary>
/// <param name="Route">Whose sender and rate count.</param>
/// <param name="Circuit">The provider.</param>
/// <param name="Most">How many messages may leave.</param>
internal sealed record Way(Route Route, ProviderCircuit Circuit, int Most);
