using Dapper;
using Diaspora.Gateway.Scheduling;
using Npgsql;

namespace Diaspora.Gateway.Features.Registration;

/// <summary>What registration keeps for a while only, what waits for staff, and whose number it needs.</summary>
internal static class RegistrationRetentionStore
{
    /// <summary>Removes counts of wrong birth years that were last added to before a moment and lock nothing.</summary>
    public static Task<int> RemoveAttemptsAsync(NpgsqlConnection connection, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from registration.attempts
             where contact_id = any(array(
                   select contact_id
                     from registration.attempts
                    where wrong_at < @before and (locked_until is null or locked_until < @before)
                    limit @limit))
            """;
        return connection.ExecuteAsync(new CommandDefinition(
            Sql, new { before, limit }, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
    }

    /// <summary>Numbers that were handed over before a moment, and whose old owner staff have not dealt with.</summary>
    public static Task<Waiting> ReleasesAsync(NpgsqlConnection connection, DateTimeOffset before, CancellationToken cancellationToken)
    {
        const string Sql = """
            select count(*) as count, min(at) as oldest_at
              from registration.releases
             where handled_at is null and at < @before
            """;
        return connection.QuerySingleAsync<Waiting>(new CommandDefinition(Sql, new { before }, cancellationToken: cancellationToken));
    }

    /// <summary>Takes phones off the list of kept numbers whose number is gone by now.</summary>
    public static Task<int> RemoveKeptAsync(NpgsqlConnection connection, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from registration.kept_numbers
             where id = any(array(
                   select k.id
                     from registration.kept_numbers k
                     join contacts.contacts c on c.id = k.contact_id
                    where k.at < @before and c.phone_cipher is null
                    limit @limit))
            """;
        return connection.ExecuteAsync(new CommandDefinition(
            Sql, new { before, limit }, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
    }

    /// <summary>Those of the contacts that belong to a registered person.</summary>
    public static Task<IEnumerable<long>> NeedNumberAsync(
        NpgsqlConnection connection, long[] contacts, DateOnly today, CancellationToken cancellationToken)
    {
        const string Sql = "select distinct contact_id from registration.persons where contact_id = any(@contacts) and state = 'active'";
        return connection.QueryAsync<long>(new CommandDefinition(Sql, new { contacts }, cancellationToken: cancellationToken));
    }
}
