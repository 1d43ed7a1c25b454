using Npgsql;

namespace Diaspora.Gateway.Scheduling;

/// <summary>Removes what was kept for long enough, in pieces, so that nobody has to wait for it. Does no harm when it runs twice at once.</summary>
internal sealed class Purge(NpgsqlDataSource database, IEnumerable<Retention> retentions, ILogger<Purge> logger)
{
    private const int Piece = 5000;

    /// <summary>Removes everything that is due, and gives how much of what. What cannot be removed keeps nothing else from being removed.</summary>
    public async Task<IReadOnlyDictionary<string, long>> RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var removed = new Dictionary<string, long>();
        foreach (var retention in retentions)
        {
            try
            {
                removed[retention.What] = await RemoveAsync(retention, now, cancellationToken);
            }
            catch (NpgsqlException fault)
            {
                logger.PurgeFailed(retention.What, fault.GetType().Name, fault.SqlState);
            }
        }

        return removed;
    }

    private async Task<long> RemoveAsync(Retention retention, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var keep = await RetentionStore.KeepAsync(connection, retention.What, retention.Keep, cancellationToken);
        var all = 0L;
        int piece;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            piece = await retention.RemoveAsync(connection, now - keep, Piece, cancellationToken);
            all += piece;
        }
        while (piece >= Piece);
        await RetentionStore.NoteAsync(connection, retention.What, all, now, cancellationToken);
        logger.Purged(retention.What, all);
        return all;
    }
}
