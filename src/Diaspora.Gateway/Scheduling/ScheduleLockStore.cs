using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Scheduling;

/// <summary>A lock that lets one node at a time write the schedule.</summary>
internal sealed class ScheduleLockStore(NpgsqlDataSource database)
{
    // Any number that nobody else uses in this database: "schedule" in ASCII.
    private const long LockKey = 0x7363686564756C65;

    // Another node makes its tables meanwhile.
    private const int PatienceSeconds = 120;

    /// <summary>Waits for the lock; disposing of what it gives releases it.</summary>
    public async Task<IAsyncDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        const string Sql = "select pg_advisory_xact_lock(@LockKey)";
        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await connection.ExecuteAsync(new CommandDefinition(Sql, new { LockKey }, transaction, PatienceSeconds, cancellationToken: cancellationToken));
            // The transaction, and with it the lock, ends with the connection.
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
