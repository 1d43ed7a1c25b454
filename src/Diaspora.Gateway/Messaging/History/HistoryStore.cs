using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Messaging.History;

/// <summary>Reads how messages went.</summary>
internal sealed class HistoryStore(NpgsqlDataSource database)
{
    private const string Columns = """
        o.id, o.category, o.status, o.reason, o.route, o.provider, o.provider_id, o.broadcast_id, o.attempts, o.segments,
               o.created_at, o.due_at, o.deliver_by, o.sent_at, o.settled_at, c.phone_cipher
        """;

    /// <summary>Messages, the newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="before">Only those with a lower number; null: from the newest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<MessageRow>> ReadAsync(MessageFilter filter, long? before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Columns}
              from messaging.outbox o
              join contacts.contacts c on c.id = o.contact_id
             where (@before::bigint is null or o.id < @before)
               and (@Category::text is null or o.category = @Category)
               and (@Status::text is null or o.status = @Status)
               and (@Route::text is null or o.route = @Route)
               and (@Since::timestamptz is null or o.created_at >= @Since)
             order by o.id desc
             limit @limit
            """;
        var row = new { filter.Category, filter.Status, filter.Route, filter.Since, before, limit };
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<MessageRow>(new CommandDefinition(Sql, row, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>One message with its failed attempts, or null.</summary>
    public async Task<(MessageRow Message, IReadOnlyList<FailedAttempt> Failed)?> FindAsync(long id, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Columns}
              from messaging.outbox o
              join contacts.contacts c on c.id = o.contact_id
             where o.id = @id;

            select attempt, provider, provider_id, at, reason
              from messaging.failed_attempts
             where message_id = @id
             order by attempt;
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var results = await connection.QueryMultipleAsync(new CommandDefinition(Sql, new { id }, cancellationToken: cancellationToken));
        var message = await results.ReadSingleOrDefaultAsync<MessageRow>();
        return message is null ? null : (message, (await results.ReadAsync<FailedAttempt>()).AsList());
    }
}
