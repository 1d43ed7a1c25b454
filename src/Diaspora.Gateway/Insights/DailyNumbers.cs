using Diaspora.Gateway.Conversations;
using Npgsql;

namespace Diaspora.Gateway.Insights;

/// <summary>
/// Keeps the daily numbers that are counted from other tables. Counting twice, or on two nodes at once, comes to the same: the days that are
/// counted replace what stood there, in one transaction a measure.
/// </summary>
internal sealed class DailyNumbers(NpgsqlDataSource database, IEnumerable<DailyMeasure> measures, ILogger<DailyNumbers> logger)
{
    /// <summary>Counts every measure. One that cannot be counted keeps no other from being counted.</summary>
    public async Task CountAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var measure in measures)
        {
            try
            {
                await CountAsync(measure, now, cancellationToken);
            }
            catch (NpgsqlException fault)
            {
                logger.MeasureFailed(measure.Name, fault.GetType().Name, fault.SqlState);
            }
        }
    }

    private async Task CountAsync(DailyMeasure measure, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await DailyStore.TryHoldAsync(transaction, measure.Name, cancellationToken)) return;

        var today = LesothoTime.DateOf(now);
        var last = await DailyStore.CountedAtAsync(connection, transaction, measure.Name, cancellationToken);
        var from = measure.FirstDay(last is { } at ? LesothoTime.DateOf(at) : null, today);
        var cells = await measure.CountAsync(connection, from, today, cancellationToken);
        await DailyStore.ReplaceAsync(transaction, measure.Name, from, cells, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
