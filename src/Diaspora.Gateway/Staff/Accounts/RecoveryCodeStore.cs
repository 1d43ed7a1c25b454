using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Staff.Accounts;

/// <summary>Codes that replace a lost authenticator, by their SHA-256.</summary>
internal sealed class RecoveryCodeStore(NpgsqlDataSource database)
{
    /// <summary>Puts new codes in the place of all earlier ones.</summary>
    public async Task ReplaceAsync(long userId, IEnumerable<string> codes, CancellationToken cancellationToken)
    {
        const string Remove = "delete from staff.recovery_codes where user_id = @userId";
        const string Add = "insert into staff.recovery_codes (user_id, code_hash) select @userId, unnest(@hashes)";
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Remove, new { userId }, transaction, cancellationToken: cancellationToken));
        var row = new { userId, hashes = codes.Select(Hash).ToArray() };
        await connection.ExecuteAsync(new CommandDefinition(Add, row, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Uses a code up; false when there is none like it.</summary>
    public async Task<bool> RedeemAsync(long userId, string code, CancellationToken cancellationToken)
    {
        const string Sql = "delete from staff.recovery_codes where user_id = @userId and code_hash = @hash";
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(
            new CommandDefinition(Sql, new { userId, hash = Hash(code) }, cancellationToken: cancellationToken)) == 1;
    }

    /// <summary>How many are left.</summary>
    public async Task<int> CountAsync(long userId, CancellationToken cancellationToken)
    {
        const string Sql = "select count(*) from staff.recovery_codes where user_id = @userId";
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(Sql, new { userId }, cancellationToken: cancellationToken));
    }

    private static byte[] Hash(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}
