using Diaspora.Gateway.Messaging.Routes;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>Gives waiting messages whose route is not set up any more the one that their number has now.</summary>
internal sealed class Rerouting(RerouteStore store, RouteTable routes, TimeProvider time, ILogger<Rerouting> logger)
{
    /// <summary>Looks after all such messages; those whose number no route takes fail.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var known = routes.All.Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var lost in (await store.WaitingRoutesAsync(cancellationToken)).Where(r => r is null || !known.Contains(r)))
            await RunAsync(lost, cancellationToken);
    }

    private async Task RunAsync(string? lost, CancellationToken cancellationToken)
    {
        while (await store.OfRouteAsync(lost, cancellationToken) is { Count: > 0 } stranded)
        {
            var ids = stranded.Select(m => m.Id).ToArray();
            var found = stranded.Select(m => routes.For(m.NumberPrefix)?.Name).ToArray();
            logger.Rerouted(await store.MoveAsync(lost, ids, found, time.GetUtcNow(), cancellationToken));
        }
    }
}
