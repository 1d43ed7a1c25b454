using Npgsql;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>Writes outcomes down as they come, and does not give up while PostgreSQL is away: what was sent must not be sent again.</summary>
internal sealed class Settlements
{
    private const int MostAtOnce = 500;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly SettlementStore _store;
    private readonly DeliveryReports _reports;
    private readonly TimeProvider _time;
    private readonly ILogger<Settlements> _logger;
    private readonly GroupWriter<Settlement> _writer;

    public Settlements(SettlementStore store, DeliveryReports reports, TimeProvider time, ILogger<Settlements> logger)
    {
        (_store, _reports, _time, _logger) = (store, reports, time, logger);
        _writer = new GroupWriter<Settlement>(MostAtOnce, WriteGroupAsync);
    }

    /// <summary>Writes one outcome, and takes the reports that came before it.</summary>
    /// <param name="settlement">The outcome.</param>
    /// <param name="cancellationToken">Gives up trying: the lease of the message will run out, and its outcome count as unknown.</param>
    public async Task WriteAsync(Settlement settlement, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await _writer.WriteAsync(settlement).WaitAsync(cancellationToken);
                return;
            }
            catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
            {
                _logger.OutcomeNotWritten(fault.GetType().Name);
                await Task.Delay(s_pause, _time, cancellationToken);
            }
        }
    }

    private async Task WriteGroupAsync(IReadOnlyList<Settlement> group)
    {
        var now = _time.GetUtcNow();
        var stopped = group.Select(s => s.StoppedPhone).OfType<byte[]>().ToArray();
        if (stopped.Length > 0) await _store.StopAsync(stopped, now, CancellationToken.None);
        await _store.WriteAsync(group, now, CancellationToken.None);
        var ids = group.Select(s => s.ProviderId).OfType<string>().ToArray();
        if (ids.Length == 0) return;
        try
        {
            await _reports.TakeEarlyAsync(ids, CancellationToken.None);
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
        {
            // The outcomes are written; whoever looks after overdue sends takes these reports.
            _logger.ReportsNotTaken(fault.GetType().Name);
        }
    }
}
