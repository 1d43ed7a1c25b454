using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Database;

/// <summary>A lock that one node holds at a time while it starts and writes what every node needs only once.</summary>
internal sealed class StartLockStore(NpgsqlDataSource database)
{
    // Any number that nobody else uses in this database: "starting" in ASCII.
    private const long LockKey = 0x7374617274696E67;

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
