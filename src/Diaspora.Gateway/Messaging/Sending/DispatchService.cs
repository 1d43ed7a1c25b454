using Microsoft.Extensions.Options;
using Npgsql;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>
/// Sends for as long as the gateway runs: woken when messages are written, when the next one is due, and every few seconds in any case. While
/// PostgreSQL or Redis is away it waits and tries again. When the gateway stops, sends under way are finished.
/// </summary>
internal sealed class DispatchService(
    Dispatcher dispatcher, OutboxBell bell, OverdueSends overdue, Rerouting rerouting, IOptions<MessagingOptions> options, TimeProvider time,
    ILogger<DispatchService> logger) : BackgroundService
{
    private static readonly TimeSpan s_longestRest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_shortestRest = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan s_afterFault = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_reroutePause = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(options.Value.SendTimeout + s_longestRest);
        try
        {
            await Task.WhenAll(dispatcher.Pumps.Select(p => p.SettleAsync(bound.Token)));
        }
        catch (OperationCanceledException)
        {
            logger.SendsLeft(dispatcher.Pumps.Sum(p => p.Unsettled));
            foreach (var pump in dispatcher.Pumps) pump.GiveUp();
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.Value.Dispatch
        ? Task.WhenAll(
            [bell.ListenAsync(Wake, stoppingToken), SweepAsync(stoppingToken), .. dispatcher.Pumps.Select(p => SendAsync(p, stoppingToken))])
        : Task.CompletedTask;

    private void Wake()
    {
        foreach (var pump in dispatcher.Pumps) pump.Wake();
    }

    private async Task SendAsync(RoutePump pump, CancellationToken stoppingToken)
    {
        var away = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await pump.PumpAsync(stoppingToken);
                if (away) logger.RouteGoesOn(pump.Name);
                away = false;
                await pump.WaitAsync(RestUntil(await pump.NextDueAsync(stoppingToken)), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The loop must outlive everything.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                if (!away) logger.RoutePauses(pump.Name, fault.GetType().Name);
                away = true;
                await RestAsync(s_afterFault, stoppingToken);
            }
        }
    }

    private async Task SweepAsync(CancellationToken stoppingToken)
    {
        var rerouted = 0L;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (rerouted == 0 || time.GetElapsedTime(rerouted) > s_reroutePause)
                {
                    await rerouting.RunAsync(stoppingToken);
                    rerouted = time.GetTimestamp();
                }

                await overdue.RunAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
            {
                logger.SweepFailed(fault.GetType().Name);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await RestAsync(s_longestRest, stoppingToken);
        }
    }

    /// <summary>What is due already and was not taken up has a reason: another node has it, or the provider is down.</summary>
    private TimeSpan RestUntil(DateTimeOffset? due) => due - time.GetUtcNow() is { } left && left > TimeSpan.Zero && left < s_longestRest
        ? left + s_shortestRest
        : s_longestRest;

    private async Task RestAsync(TimeSpan rest, CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(rest, time, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The loop ends.
        }
    }
}
