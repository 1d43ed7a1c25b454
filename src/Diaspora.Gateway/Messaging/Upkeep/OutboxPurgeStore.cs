using Dapper;
using Diaspora.Gateway.Scheduling;
using Npgsql;

namespace Diaspora.Gateway.Messaging.Upkeep;

/// <summary>Removes messages that have long left, and delivery reports that nothing was found for.</summary>
internal static class OutboxPurgeStore
{
    /// <summary>
    /// Removes messages whose last word was said, or that left without one ever coming, before a moment, with their failed attempts. What became of
    /// those of a broadcast is added to its counts.
    /// </summary>
    public static Task<int> RemoveMessagesAsync(NpgsqlConnection connection, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            with gone as (
                 delete from messaging.outbox
                  where id = any(array(
                        select id
                          from messaging.outbox
                         where created_at < @before and coalesce(settled_at, sent_at) < @before
                           and status not in ('waiting', 'held', 'sending')
                         order by id
                         limit @limit
                           for update skip locked))
              returning broadcast_id, status),
                 counted as (
                 select broadcast_id, status, count(*) as messages
                   from gone
                  where broadcast_id is not null
                  group by broadcast_id, status),
                 kept as (
                 update messaging.broadcasts b
                    set results = (
                        select jsonb_object_agg(s.status, s.messages)
                          from (select u.status, sum(u.messages) as messages
                                  from (select key as status, value::bigint as messages from jsonb_each_text(coalesce(b.results, '{}'))
                                        union all
                                        select c.status, c.messages from counted c where c.broadcast_id = b.id) u
                                 group by u.status) s)
                  where b.id in (select broadcast_id from counted))
            select count(*)::int
              from gone
            """;
        return connection.ExecuteScalarAsync<int>(new CommandDefinition(
            Sql, new { before, limit }, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
    }

    /// <summary>Removes delivery reports that came before a moment and never found their message.</summary>
    public static Task<int> RemoveReportsAsync(NpgsqlConnection connection, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from messaging.early_reports
             where ctid = any(array(select ctid from messaging.early_reports where at < @before limit @limit))
            """;
        return connection.ExecuteAsync(new CommandDefinition(
            Sql, new { before, limit }, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
    }
}
