using System.Globalization;
using System.Text.Json;
using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Messaging.Broadcasts;

/// <summary>Broadcasts in the database.</summary>
internal static class BroadcastStore
{
    /// <summary>Seconds that one statement over many rows may take.</summary>
    private const int Timeout = 120;

    /// <summary>Stores a broadcast with its words, unless the cause has one; gives the id either way.</summary>
    public static async Task<long> AddAsync(NpgsqlTransaction transaction, NewBroadcast broadcast, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string FindSql = """
            select id from messaging.broadcasts where cause = @Cause
            """;
        // Of two who order the same at once, one waits here for the other.
        const string LockSql = """
            select pg_advisory_xact_lock(hashtextextended(@Cause, 0))
            """;
        const string Sql = """
              with words as
                   (insert into messaging.texts (en, st) values (@En, @St) returning id)
            insert into messaging.broadcasts
                   (kind, cause, category, text_id, audience, urgent, due_at, due_local, worth, created_at)
            select @Kind, @Cause, @Category, words.id, @audience::jsonb, @Urgent, @dueAt::timestamptz, @dueLocal::timestamp, @worth::interval, @now
              from words
            returning id
            """;
        var connection = Connection(transaction);
        await connection.ExecuteAsync(new CommandDefinition(LockSql, new { broadcast.Cause }, transaction, cancellationToken: cancellationToken));
        var known = await connection.ExecuteScalarAsync<long?>(
            new CommandDefinition(FindSql, new { broadcast.Cause }, transaction, cancellationToken: cancellationToken));
        if (known is { } id) return id;
        var row = new
        {
            broadcast.Kind,
            broadcast.Cause,
            broadcast.Category,
            broadcast.En,
            broadcast.St,
            broadcast.Urgent,
            audience = JsonSerializer.Serialize(broadcast.Audience, JsonSerializerOptions.Web),
            dueAt = broadcast.DueAt,
            dueLocal = broadcast.DueLocal?.ToString("s", CultureInfo.InvariantCulture),
            worth = broadcast.Worth,
            now,
        };
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>A broadcast, or null; locked until the transaction ends, so that rows are written by one at a time and none after a stop.</summary>
    public static async Task<Broadcast?> LockAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, cause, category, text_id, audience::text as audience_json, urgent, due_at, due_local, worth, state, expanded_to, expanded_at
              from messaging.broadcasts
             where id = @id
               for no key update
            """;
        return await Connection(transaction).QuerySingleOrDefaultAsync<Broadcast>(
            new CommandDefinition(Sql, new { id }, transaction, Timeout, cancellationToken: cancellationToken));
    }

    /// <summary>What a broadcast was for and when it was ordered, or null.</summary>
    public static async Task<EarlierBroadcast?> FindEarlierAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        const string Sql = """
            select kind, category, created_at from messaging.broadcasts where id = @id
            """;
        return await connection.QuerySingleOrDefaultAsync<EarlierBroadcast>(new CommandDefinition(Sql, new { id }, cancellationToken: cancellationToken));
    }

    /// <summary>Remembers up to which contact rows are written, and how many people it would have reached too late.</summary>
    public static Task MoveOnAsync(NpgsqlTransaction transaction, long id, long expandedTo, long tooLate, CancellationToken cancellationToken)
    {
        const string Sql = """
            update messaging.broadcasts
               set expanded_to = @expandedTo, too_late = too_late + @tooLate
             where id = @id
            """;
        return ExecuteAsync(transaction, Sql, new { id, expandedTo, tooLate }, cancellationToken);
    }

    /// <summary>Remembers that all rows are written.</summary>
    public static Task FinishAsync(NpgsqlTransaction transaction, long id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            update messaging.broadcasts set expanded_at = @now where id = @id
            """;
        return ExecuteAsync(transaction, Sql, new { id, now }, cancellationToken);
    }

    /// <summary>Puts a broadcast into another state; false when it is stopped, in that state already, or not there.</summary>
    public static async Task<bool> SetStateAsync(NpgsqlTransaction transaction, long id, BroadcastState state, CancellationToken cancellationToken)
    {
        const string Sql = """
            update messaging.broadcasts set state = @state where id = @id and state not in ('stopped', @state)
            """;
        return await ExecuteAsync(transaction, Sql, new { id, state = state.ToString().ToLowerInvariant() }, cancellationToken) == 1;
    }

    /// <summary>Ids of broadcasts whose rows are not all written.</summary>
    public static async Task<IReadOnlyList<long>> ToExpandAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id from messaging.broadcasts where expanded_at is null and state <> 'stopped' order by id
            """;
        return (await connection.QueryAsync<long>(new CommandDefinition(Sql, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Ids of broadcasts that were resumed or stopped and have rows that do not know it yet.</summary>
    public static async Task<IReadOnlyList<long>> ToSettleAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            select b.id
              from messaging.broadcasts b
             where (b.state = 'running'
                    and exists (select from messaging.outbox o where o.broadcast_id = b.id and o.status = 'held'))
                or (b.state = 'stopped'
                    and exists (select from messaging.outbox o where o.broadcast_id = b.id and o.status in ('waiting', 'held')))
             order by b.id
            """;
        return (await connection.QueryAsync<long>(new CommandDefinition(Sql, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>
    /// Brings some rows in line with the state of their broadcast: of a running one those that were held wait again, of a stopped one those that have
    /// not left are cancelled. Rows that are being sent at this moment are left to their sender.
    /// </summary>
    /// <returns>How many rows were changed; 0: none is left to change.</returns>
    public static async Task<int> SettleAsync(NpgsqlConnection connection, long id, int most, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            with piece as
                   (select o.id, b.state
                      from messaging.outbox o
                      join messaging.broadcasts b on b.id = o.broadcast_id
                     where o.broadcast_id = @id
                       and ((b.state = 'running' and o.status = 'held') or (b.state = 'stopped' and o.status in ('waiting', 'held')))
                     limit @most
                       for no key update of o skip locked)
            update messaging.outbox o
               set status = case piece.state when 'running' then 'waiting' else 'cancelled' end,
                   reason = case piece.state when 'running' then o.reason else 'stopped' end,
                   settled_at = case piece.state when 'running' then o.settled_at else @now end
              from piece
             where o.id = piece.id
            """;
        return await connection.ExecuteAsync(
            new CommandDefinition(Sql, new { id, most, now }, commandTimeout: Timeout, cancellationToken: cancellationToken));
    }

    private static async Task<int> ExecuteAsync(NpgsqlTransaction transaction, string sql, object row, CancellationToken cancellationToken) =>
        await Connection(transaction).ExecuteAsync(new CommandDefinition(sql, row, transaction, Timeout, cancellationToken: cancellationToken));

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
