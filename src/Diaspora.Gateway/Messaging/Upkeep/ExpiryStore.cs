using Dapper;
using Diaspora.Gateway.Scheduling;
using Npgsql;

namespace Diaspora.Gateway.Messaging.Upkeep;

/// <summary>Messages that wait for too long.</summary>
internal static class ExpiryStore
{
    /// <summary>Marks some of the messages that are worth nothing any more; gives how many.</summary>
    public static Task<int> ExpireAsync(NpgsqlConnection connection, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            update messaging.outbox
               set status = 'expired', reason = 'too-late', settled_at = @now
             where id = any(array(
                   select id
                     from messaging.outbox
                    where status in ('waiting', 'held') and deliver_by <= @now
                    order by id
                    limit @limit
                      for update skip locked))
            """;
        return connection.ExecuteAsync(new CommandDefinition(
            Sql, new { now, limit }, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
    }

    /// <summary>Messages that are due since before a moment and have not left.</summary>
    public static Task<Waiting> OverdueAsync(NpgsqlConnection connection, DateTimeOffset before, CancellationToken cancellationToken)
    {
        const string Sql = """
            select count(*) as count, min(due_at) as oldest_at
              from messaging.outbox
             where status = 'waiting' and due_at < @before
            """;
        return connection.QuerySingleAsync<Waiting>(new CommandDefinition(
            Sql, new { before }, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
    }

    /// <summary>Broadcasts begun before a moment whose messages are not all written.</summary>
    public static Task<Waiting> NotExpandedAsync(NpgsqlConnection connection, DateTimeOffset before, CancellationToken cancellationToken)
    {
        const string Sql = """
            select count(*) as count, min(created_at) as oldest_at
              from messaging.broadcasts
             where expanded_at is null and state = 'running' and created_at < @before
            """;
        return connection.QuerySingleAsync<Waiting>(new CommandDefinition(Sql, new { before }, cancellationToken: cancellationToken));
    }
}
