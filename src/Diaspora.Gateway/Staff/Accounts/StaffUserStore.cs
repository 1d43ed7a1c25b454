using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Staff.Accounts;

/// <summary>Accounts in PostgreSQL.</summary>
internal sealed class StaffUserStore(NpgsqlDataSource database)
{
    private const string Columns = """
        id, user_name, name, grants, password_hash, one_time, one_time_until, security_stamp, authenticator_key, two_factor, failed_count,
               locked_until, disabled_at, created_at, last_signed_in_at, version
        """;

    /// <summary>The account with a number.</summary>
    public async Task<StaffUser?> FindAsync(long id, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Columns}
              from staff.users
             where id = @id
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<StaffUser>(new CommandDefinition(Sql, new { id }, cancellationToken: cancellationToken));
    }

    /// <summary>The account that signs in with a name; case does not count.</summary>
    public async Task<StaffUser?> FindByUserNameAsync(string userName, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Columns}
              from staff.users
             where user_name = lower(@userName)
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<StaffUser>(
            new CommandDefinition(Sql, new { userName }, cancellationToken: cancellationToken));
    }

    /// <summary>Every account, by name.</summary>
    public async Task<IReadOnlyList<StaffUser>> AllAsync(CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Columns}
              from staff.users
             order by disabled_at is not null, lower(name)
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<StaffUser>(new CommandDefinition(Sql, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Keeps a new account; null when its sign-in name or its name is taken.</summary>
    public static async Task<long?> AddAsync(NpgsqlTransaction transaction, StaffUser user, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into staff.users (user_name, name, grants, password_hash, one_time, one_time_until, security_stamp, created_at)
                 values (@UserName, @Name, @Grants, @PasswordHash, @OneTime, @OneTimeUntil, @SecurityStamp, @CreatedAt)
            on conflict do nothing
              returning id
            """;
        return await Connection(transaction).ExecuteScalarAsync<long?>(
            new CommandDefinition(Sql, user, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>The account with a number, locked against other changes while the transaction lasts.</summary>
    public static async Task<StaffUser?> LockAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Columns}
              from staff.users
             where id = @id
               for update
            """;
        return await Connection(transaction).QuerySingleOrDefaultAsync<StaffUser>(
            new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Writes what administrators change: roles, the shut door, passwords that they give, and whether an authenticator is needed anew.</summary>
    public static async Task SaveAsync(NpgsqlTransaction transaction, StaffUser user, CancellationToken cancellationToken)
    {
        const string Sql = """
            update staff.users
               set grants = @Grants, password_hash = @PasswordHash, one_time = @OneTime, one_time_until = @OneTimeUntil,
                   security_stamp = @SecurityStamp, authenticator_key = @AuthenticatorKey, two_factor = @TwoFactor, failed_count = @FailedCount,
                   locked_until = @LockedUntil, disabled_at = @DisabledAt, version = version + 1
             where id = @Id
            """;
        await Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, user, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Writes what the account's owner changes on the account page.</summary>
    public async Task UpdateAsync(StaffUser user, CancellationToken cancellationToken)
    {
        const string Sql = """
            update staff.users
               set password_hash = @PasswordHash, one_time = @OneTime, one_time_until = @OneTimeUntil, security_stamp = @SecurityStamp,
                   authenticator_key = @AuthenticatorKey, two_factor = @TwoFactor
             where id = @Id
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Sql, user, cancellationToken: cancellationToken));
    }

    /// <summary>
    /// Writes what a try to sign in changes and nothing else; false when the account was changed meanwhile by whoever ends its sessions.
    /// </summary>
    public async Task<bool> NoteSignInAsync(StaffUser user, CancellationToken cancellationToken)
    {
        const string Sql = """
            update staff.users
               set failed_count = @FailedCount, locked_until = @LockedUntil, last_signed_in_at = @LastSignedInAt
             where id = @Id and security_stamp = @SecurityStamp and disabled_at is null
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(Sql, user, cancellationToken: cancellationToken)) == 1;
    }

    /// <summary>Counts one more wrong password and gives the count; two at the same moment are two.</summary>
    public async Task<int> CountFailureAsync(long id, CancellationToken cancellationToken)
    {
        const string Sql = """
               update staff.users
                  set failed_count = failed_count + 1
                where id = @id
            returning failed_count
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(Sql, new { id }, cancellationToken: cancellationToken));
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
