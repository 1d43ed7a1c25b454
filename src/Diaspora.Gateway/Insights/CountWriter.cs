using Npgsql;

namespace Diaspora.Gateway.Insights;

/// <summary>Writes every half minute what was counted in memory, and once more when the node stops, after its last request.</summary>
internal sealed class CountWriter(AnonymousCounts counts, NpgsqlDataSource database, TimeProvider time, ILogger<CountWriter> logger) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);

    /// <summary>Writes what there is. What cannot be written now is kept.</summary>
    /// <returns>How much could not be written.</returns>
    public async Task<long> WriteAsync(CancellationToken cancellationToken)
    {
        var left = 0L;
        foreach (var (measure, cells) in counts.Take())
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(cancellationToken);
                await DailyStore.AddAsync(connection, measure, cells, cancellationToken);
            }
            catch (Exception fault) when (fault is NpgsqlException or TimeoutException or OperationCanceledException or ObjectDisposedException)
            {
                counts.PutBack(measure, cells);
                left += cells.Sum(cell => cell.Count);
                logger.CountsNotWritten(fault.GetType().Name);
            }
        }

        return left;
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (await WriteAsync(cancellationToken) is > 0 and var left) logger.CountsLost(left);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await WriteAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The last write is StopAsync's.
        }
    }
}
