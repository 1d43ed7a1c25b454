using Dapper;
using Diaspora.Gateway.Conversations;
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
             where contact_id = any(@contacts)
               and (status in ('waiting', 'held', 'sending', 'unknown')
                    -- A report or somebody of the staff may yet send these back.
                    or status in ('sent', 'failed') and deliver_by > @midnight)
            """;
        var row = new { contacts, midnight = LesothoTime.At(today, TimeOnly.MinValue).ToUniversalTime() };
        return connection.QueryAsync<long>(new CommandDefinition(Sql, row, cancellationToken: cancellationToken));
    }
}
