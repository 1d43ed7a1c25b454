using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Messaging.Upkeep;

/// <summary>Whose number messages need.</summary>
internal static class NumberNeedStore
{
    /// <summary>Those of the contacts to whom a message is to leave, or may leave again.</summary>
    public static Task<IEnumerable<long>> FindAsync(NpgsqlConnection connection, long[] contacts, DateOnly today, CancellationToken cancellationToken)
    {
        const string Sql = """
            select distinct contact_id
              from messaging.outbox
             where contact_id = any(@contacts) and status in ('waiting', 'held', 'sending', 'unknown')
            """;
        return connection.QueryAsync<long>(new CommandDefinition(Sql, new { contacts }, cancellationToken: cancellationToken));
    }
}
