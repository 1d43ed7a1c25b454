using Diaspora.Gateway.Messaging.Routes;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>Sends what is due, on every route. Several in one or many processes share the work.</summary>
internal sealed class Dispatcher(RouteTable routes, OverdueSends overdue, Rerouting rerouting, IServiceProvider services)
{
    /// <summary>One pump a route.</summary>
    public IReadOnlyList<RoutePump> Pumps { get; } = [.. routes.All.Select(r => ActivatorUtilities.CreateInstance<RoutePump>(services, r))];

    /// <summary>
    /// Sends everything that is due now, at the routes' rates, and returns when every outcome is written. What cannot leave now (the provider is
    /// down, the hour is quiet) waits on. Fails when PostgreSQL or Redis is away.
    /// </summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        await rerouting.RunAsync(cancellationToken);
        await overdue.RunAsync(cancellationToken);
        await Task.WhenAll(Pumps.Select(p => DrainAsync(p, cancellationToken)));
    }

    private static async Task DrainAsync(RoutePump pump, CancellationToken cancellationToken)
    {
        var taken = 1;
        while (taken > 0)
        {
            taken = await pump.PumpAsync(cancellationToken);
            await pump.SettleAsync(cancellationToken);
        }
    }
}
