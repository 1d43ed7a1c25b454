using System.Data;
using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Database;

/// <summary>
/// Applies the migrations that a database does not have yet, each in one transaction. Several nodes may start at once: an advisory lock lets
/// one work while the others wait. Migrations that the database knows and this program does not (a newer version runs elsewhere) are left alone.
/// </summary>
internal sealed class Migrator(NpgsqlDataSource database, IReadOnlyList<Migration> migrations, ILogger<Migrator> logger)
{
    // Any number that nobody else uses in this database: "migrator" in ASCII.
    private const long LockKey = 0x6D69677261746F72;

    // A lock held by another node, or an index on a big table, takes longer than a command of a conversation may.
    private const int PatienceSeconds = 600;

    /// <summary>Brings the database up to date and returns the names of the files applied now, in order.</summary>
    /// <exception cref="MigrationException">An applied file has changed since, or a file fails; earlier files stay applied, the failing one
    /// leaves nothing.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await RunAsync(connection, "select pg_advisory_lock(@LockKey)", new { LockKey }, null, cancellationToken);
        try
        {
            return await ApplyMissingAsync(connection, cancellationToken);
        }
        finally
        {
            // A lost connection has lost its lock too.
            if (connection.State == ConnectionState.Open)
                await RunAsync(connection, "select pg_advisory_unlock(@LockKey)", new { LockKey }, null, CancellationToken.None);
        }
    }

    private async Task<IReadOnlyList<string>> ApplyMissingAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var applied = await ReadAppliedAsync(connection, cancellationToken);
        foreach (var migration in migrations)
        {
            if (applied.TryGetValue(migration.Name, out var checksum) && checksum != migration.Checksum)
                throw new MigrationException(
                    $"{migration.Name} has changed since it was applied to this database. "
                    + "Restore the file as it was and put the change into a new file with the next free number.");
        }

        var missing = migrations.Where(migration => !applied.ContainsKey(migration.Name)).ToList();
        foreach (var migration in missing)
        {
            await ApplyAsync(connection, migration, cancellationToken);
            logger.MigrationApplied(migration.Name);
        }

        return missing.ConvertAll(migration => migration.Name);
    }

    private static async Task<Dictionary<string, string>> ReadAppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Prepare =
            """
            create schema if not exists platform;
            create table if not exists platform.migrations
            (
                name       text primary key,
                checksum   text not null,
                applied_at timestamptz not null default now()
            );
            """;
        const string Read = "select name, checksum from platform.migrations";
        await RunAsync(connection, Prepare, null, null, cancellationToken);
        var rows = await connection.QueryAsync<(string Name, string Checksum)>(new CommandDefinition(Read, cancellationToken: cancellationToken));
        return rows.ToDictionary(row => row.Name, row => row.Checksum, StringComparer.Ordinal);
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        const string Record = "insert into platform.migrations (name, checksum) values (@Name, @Checksum)";
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await RunAsync(connection, migration.Sql, null, transaction, cancellationToken);
        }
        catch (PostgresException problem)
        {
            throw new MigrationException($"{migration.Name} failed, nothing of it was kept: {problem.MessageText}.", problem);
        }

        await RunAsync(connection, Record, new { migration.Name, migration.Checksum }, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static Task<int> RunAsync(
        NpgsqlConnection connection, string sql, object? arguments, NpgsqlTransaction? transaction, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(sql, arguments, transaction, PatienceSeconds, cancellationToken: cancellationToken));
}
