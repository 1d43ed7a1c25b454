using Dapper;
using Diaspora.Gateway.Scheduling;
using Npgsql;

namespace Diaspora.Gateway.Contacts;

/// <summary>Numbers of phones that were not heard of for long.</summary>
internal static class IdleNumberStore
{
    /// <summary>Ids of contacts with a number that were last seen before a day, in order, from behind an id on.</summary>
    public static async Task<long[]> FindAsync(
        NpgsqlConnection connection, DateOnly before, long after, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id
              from contacts.contacts
             where id > @after and phone_cipher is not null and last_seen < @before
             order by id
             limit @limit
            """;
        var ids = await connection.QueryAsync<long>(new CommandDefinition(
            Sql, new { before, after, limit }, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
        return [.. ids];
    }

    /// <summary>Forgets the numbers of contacts, but of those that were heard of meanwhile; language and hash stay.</summary>
    public static Task<int> ForgetAsync(NpgsqlConnection connection, long[] contacts, DateOnly before, CancellationToken cancellationToken)
    {
        const string Sql = """
            update contacts.contacts
               set phone_cipher = null, number_country = null, number_prefix = null
             where id = any(@contacts) and last_seen < @before
            """;
        return connection.ExecuteAsync(new CommandDefinition(
            Sql, new { contacts, before }, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
    }
}
