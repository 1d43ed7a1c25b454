using Npgsql;

namespace Diaspora.Gateway.Scheduling;

/// <summary>Looks at what must not wait for long, keeps what it saw, and warns with counts alone.</summary>
internal sealed class OverdueWatch(NpgsqlDataSource database, IEnumerable<OverdueCheck> checks, ILogger<OverdueWatch> logger)
{
    /// <summary>Looks at everything once.</summary>
    public async Task LookAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        foreach (var check in checks)
        {
            var waiting = await check.CountAsync(connection, now - check.Allowed, cancellationToken);
            await OverdueStore.SaveAsync(connection, new Overdue(check.What, waiting.Count, waiting.OldestAt, check.Allowed, now), cancellationToken);
            if (waiting.Count > 0) logger.WaitsTooLong(check.What, waiting.Count, check.Allowed);
        }
    }
}
