using Dapper;
using Diaspora.Gateway.Scheduling;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>What food assistance keeps for a while only, and whose number it needs.</summary>
internal static class FoodRetentionStore
{
    /// <summary>
    /// Removes applications that were closed before a moment, with all that belongs to them. One that got food stays while its programme is open,
    /// because its place counts.
    /// </summary>
    public static Task<int> RemoveClosedAsync(NpgsqlConnection connection, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from food.applications
             where id = any(array(
                   select a.id
                     from food.applications a
                     join food.programmes p on p.id = a.programme_id
                    where a.status = 'closed' and a.status_at < @before
                      and (p.state = 'closed'
                           or not exists (select from food.history h where h.application_id = a.id and h.to_status = 'collected'))
                    order by a.id
                    limit @limit))
            """;
        return connection.ExecuteAsync(new CommandDefinition(
            Sql, new { before, limit }, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
    }

    /// <summary>Removes counts of wrong PINs that were last touched before a moment, but of those that only staff can unlock.</summary>
    public static Task<int> RemovePinTriesAsync(NpgsqlConnection connection, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from food.pin_tries
             where reference_hash = any(array(
                   select reference_hash
                     from food.pin_tries
                    where tried_at < @before and not staff_only
                    limit @limit
                      for update skip locked))
            """;
        return connection.ExecuteAsync(new CommandDefinition(
            Sql, new { before, limit }, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
    }

    /// <summary>Those of the contacts with a request that is not closed, or whom a social worker is to call.</summary>
    public static Task<IEnumerable<long>> NeedNumberAsync(
        NpgsqlConnection connection, long[] contacts, DateOnly today, CancellationToken cancellationToken)
    {
        const string Sql = """
            select contact_id
              from food.applications
             where contact_id = any(@contacts) and status <> 'closed'
             union
            select contact_id
              from food.callbacks
             where contact_id = any(@contacts) and state = 'waiting'
            """;
        return connection.QueryAsync<long>(new CommandDefinition(Sql, new { contacts }, cancellationToken: cancellationToken));
    }
}
