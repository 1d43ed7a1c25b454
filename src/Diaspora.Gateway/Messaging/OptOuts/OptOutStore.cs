using Dapper;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Messaging.OptOuts;

/// <summary>Reads who wants no messages.</summary>
internal sealed class OptOutStore(NpgsqlDataSource database)
{
    /// <summary>Phones that want none, by the month in which they said so and by how; the newest month first.</summary>
    public async Task<IReadOnlyList<OptOutCount>> CountAsync(CancellationToken cancellationToken)
    {
        const string Sql = """
            select to_char(since at time zone 'Africa/Maseru', 'YYYY-MM') as month, source, count(*)::int as phones
              from messaging.suppressions
             group by 1, 2
             order by 1 desc, 2
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<OptOutCount>(new CommandDefinition(Sql, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Since when and how a phone said that it wants none; null: it did not.</summary>
    public static async Task<(DateTimeOffset Since, string Source)?> FindAsync(
        NpgsqlTransaction transaction, PhoneHash phone, CancellationToken cancellationToken)
    {
        const string Sql = """
            select since, source
              from messaging.suppressions
             where phone_hash = @hash
            """;
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        return await connection.QuerySingleOrDefaultAsync<(DateTimeOffset, string)?>(
            new CommandDefinition(Sql, new { hash = phone.ToBytes() }, transaction, cancellationToken: cancellationToken));
    }
}
