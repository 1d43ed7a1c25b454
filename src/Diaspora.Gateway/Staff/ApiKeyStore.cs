using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Staff;

/// <summary>Keys for <c>/api</c> by the hash of their secret.</summary>
internal sealed class ApiKeyStore(NpgsqlDataSource database)
{
    /// <summary>The key with a hash, or null when there is none or it was taken back. It is looked up each time: what is taken back stops at once.</summary>
    public async Task<ApiKey?> FindAsync(byte[] hash, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, owner, roles, created_at, revoked_at
              from staff.api_keys
             where key_hash = @hash and revoked_at is null
               -- Whoever is shut out of the console is shut out here too.
               and not exists (select from staff.users u where lower(u.name) = lower(owner) and u.disabled_at is not null)
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<ApiKey>(new CommandDefinition(Sql, new { hash }, cancellationToken: cancellationToken));
    }

    /// <summary>Every key, the oldest first.</summary>
    public async Task<IReadOnlyList<ApiKey>> AllAsync(CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, owner, roles, created_at, revoked_at
              from staff.api_keys
             order by id
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<ApiKey>(new CommandDefinition(Sql, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Keeps a new key by its hash and gives its number.</summary>
    /// <param name="owner">Who holds it.</param>
    /// <param name="roles">What it may do.</param>
    /// <param name="hash">SHA-256 of its secret.</param>
    /// <param name="actor">Who makes it, for the audit.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<long> AddAsync(string owner, string[] roles, byte[] hash, string actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into staff.api_keys (owner, roles, key_hash, created_at)
                 values (@owner, @roles, @hash, @now)
              returning id
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var id = await connection.ExecuteScalarAsync<long>(
            new CommandDefinition(Sql, new { owner, roles, hash, now }, transaction, cancellationToken: cancellationToken));
        await AuditStore.WriteAsync(transaction, actor, "api-key.added", Subject(id), new { owner, roles }, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return id;
    }

    /// <summary>Takes a key back for good; false when there is no such key or it was taken back before.</summary>
    public async Task<bool> RevokeAsync(long id, string actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            update staff.api_keys
               set revoked_at = @now
             where id = @id and revoked_at is null
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var changed = await connection.ExecuteAsync(new CommandDefinition(Sql, new { id, now }, transaction, cancellationToken: cancellationToken));
        if (changed == 0) return false;
        await AuditStore.WriteAsync(transaction, actor, "api-key.revoked", Subject(id), null, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static string Subject(long id) => FormattableString.Invariant($"api-key/{id}");
}
