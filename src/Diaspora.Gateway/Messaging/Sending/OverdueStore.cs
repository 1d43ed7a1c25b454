using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>Messages whose outcome was not written in time, a bounded number a call.</summary>
internal sealed class OverdueStore(NpgsqlDataSource database)
{
    /// <summary>
    /// Sends without an outcome whose lease is over: it is unknown from now on; where the same reference may be sent again, they wait to be sent.
    /// </summary>
    public async Task<int> LoseAsync(string[] safeToRepeat, DateTimeOffset now, TimeSpan patience, CancellationToken cancellationToken)
    {
        const string Sql = """
              with lost as
                   (select o.id, o.provider = any(@safeToRepeat) as safe
                      from messaging.outbox o
                     where o.status = 'sending' and o.lease_until <= @now
                     order by o.id
                     limit 1000
                       for update skip locked),
                   failed as
                   (insert into messaging.failed_attempts (message_id, attempt, provider, provider_id, at, reason)
                    select o.id, o.attempts, o.provider, o.provider_id, @now, 'node-lost'
                      from messaging.outbox o
                      join lost l on l.id = o.id
                     where not l.safe
                    on conflict do nothing)
            update messaging.outbox o
               set status = case when l.safe then 'waiting' else 'unknown' end,
                   reason = 'unknown-outcome',
                   attempts = case when l.safe then o.attempts - 1 else o.attempts end,
                   lease_until = case when l.safe then null else @now + @patience end
              from lost l
             where o.id = l.id
            """;
        return await ExecuteAsync(Sql, new { safeToRepeat, now, patience }, cancellationToken);
    }

    /// <summary>
    /// Messages of which no report has come in time: they wait to be sent again, but for private ones, those that were sent again for this reason
    /// before (a provider that takes texts and never answers must not deliver six), and those that have had their attempts.
    /// </summary>
    public async Task<int> RetryAsync(DateTimeOffset now, int mostAttempts, CancellationToken cancellationToken)
    {
        const string Sql = """
              with silent as
                   (select o.id,
                           case
                               when o.category = 'private' or o.attempts - o.forgiven >= @mostAttempts
                                    or (select count(*)
                                          from messaging.failed_attempts f
                                         where f.message_id = o.id and f.attempt > o.forgiven and f.reason in ('unknown-outcome', 'node-lost')) > 1
                                   then 'failed'
                               when o.deliver_by <= @now then 'expired'
                               else 'waiting'
                           end as status
                      from messaging.outbox o
                     where o.status = 'unknown' and o.lease_until <= @now
                     order by o.id
                     limit 1000
                       for update skip locked)
            update messaging.outbox o
               set status = s.status,
                   reason = 'unknown-outcome',
                   lease_until = null,
                   due_at = case when s.status = 'waiting' then @now else o.due_at end,
                   settled_at = case when s.status = 'waiting' then null else @now end
              from silent s
             where o.id = s.id
            """;
        return await ExecuteAsync(Sql, new { now, mostAttempts }, cancellationToken);
    }

    private async Task<int> ExecuteAsync(string sql, object arguments, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, arguments, cancellationToken: cancellationToken));
    }
}
