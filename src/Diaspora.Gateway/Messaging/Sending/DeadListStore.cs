using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>A message that could not be sent.</summary>
/// <param name="Id">Id of the message.</param>
/// <param name="Category">What it is for.</param>
/// <param name="Reason">Short code of why it failed.</param>
/// <param name="Route">Name of its route; null: there was none.</param>
/// <param name="Provider">Name of the provider that had it last; null: none.</param>
/// <param name="Attempts">How often it was tried in all.</param>
/// <param name="CreatedAt">When it was caused.</param>
/// <param name="SettledAt">When it failed.</param>
internal sealed record DeadMessage(
    long Id, string Category, string? Reason, string? Route, string? Provider, short Attempts, DateTimeOffset CreatedAt, DateTimeOffset? SettledAt);

/// <summary>Messages that could not be sent for one reason.</summary>
/// <param name="Reason">Short code of why; empty: none is known.</param>
/// <param name="Messages">How many.</param>
/// <param name="Newest">When the newest of them failed.</param>
internal sealed record DeadReason(string Reason, long Messages, DateTimeOffset? Newest);

/// <summary>Messages that failed.</summary>
internal sealed class DeadListStore(NpgsqlDataSource database)
{
    /// <summary>Messages that failed and were not withdrawn, the newest first.</summary>
    public async Task<IReadOnlyList<DeadMessage>> ListAsync(string? reason, long before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, category, reason, route, provider, attempts, created_at, settled_at
              from messaging.outbox
             where status = 'failed' and withdrawn is null and id < @before and (@reason::text is null or reason = @reason)
             order by id desc
             limit @limit
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<DeadMessage>(
            new CommandDefinition(Sql, new { reason, before, limit }, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>How many messages failed and were not withdrawn, by why and with the newest of each, the most frequent first.</summary>
    public async Task<IReadOnlyList<DeadReason>> CountAsync(CancellationToken cancellationToken)
    {
        const string Sql = """
            select coalesce(reason, '') as reason, count(*) as messages, max(settled_at) as newest
              from messaging.outbox
             where status = 'failed' and withdrawn is null
             group by 1
             order by 2 desc, 1
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<DeadReason>(new CommandDefinition(Sql, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>
    /// Lets those messages wait to be sent again that failed and are still worth it, and wakes those who send when the transaction is committed;
    /// returns how many.
    /// </summary>
    /// <param name="transaction">The caller's transaction.</param>
    /// <param name="ids">The messages.</param>
    /// <param name="deliverBy">Until when they are worth sending; null: each for as long as it was from the first.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<int> ReplayAsync(
        NpgsqlTransaction transaction, long[] ids, DateTimeOffset? deliverBy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // The number of attempts goes on, because reports of the earlier ones may still come.
        const string Sql = """
              with again as
                   (select o.id
                      from messaging.outbox o
                     where o.id = any(@ids) and o.status = 'failed' and o.withdrawn is null
                       and coalesce(@deliverBy::timestamptz, o.deliver_by) > @now
                       and not (o.category = 'private' and o.reason = 'unknown-outcome')
                     order by o.id
                       for update),
                   moved as
                   (update messaging.outbox o
                       set status = 'waiting', due_at = @now, deliver_by = coalesce(@deliverBy::timestamptz, o.deliver_by), forgiven = o.attempts,
                           reason = null, settled_at = null, lease_until = null
                      from again a
                     where o.id = a.id
                    returning o.id)
            select count(*), pg_notify('messaging_outbox', '')
              from moved
            """;
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        return await connection.ExecuteScalarAsync<int>(
            new CommandDefinition(Sql, new { ids, deliverBy, now }, transaction, cancellationToken: cancellationToken));
    }
}
