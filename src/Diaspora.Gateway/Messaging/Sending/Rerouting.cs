using Diaspora.Gateway.Messaging.Routes;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>Gives waiting messages whose route is not set up any more the one that their number has now.</summary>
internal sealed class Rerouting(RerouteStore store, RouteTable routes, ILogger<Rerouting> logger)
{
    private readonly string[] _prefixes = [.. routes.All.SelectMany(r => r.Options.Prefixes, (_, p) => p.TrimStart('+'))];

    /// <summary>
    /// Looks after all such messages. Those whose number no route of this node takes wait on, until they expire: another node may have other settings,
    /// as while new ones are being rolled out.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var known = routes.All.Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var lost in (await store.WaitingRoutesAsync(cancellationToken)).Where(r => r is null || !known.Contains(r)))
            await RunAsync(lost, cancellationToken);
    }

    private async Task RunAsync(string? lost, CancellationToken cancellationToken)
    {
        while (await store.OfRouteAsync(lost, _prefixes, cancellationToken) is { Count: > 0 } stranded)
        {
            var ids = stranded.Select(m => m.Id).ToArray();
            var found = stranded.Select(m => routes.For(m.NumberPrefix)?.Name).ToArray();
            logger.Rerouted(await store.MoveAsync(lost, ids, found, cancellationToken));
        }
    }
}
