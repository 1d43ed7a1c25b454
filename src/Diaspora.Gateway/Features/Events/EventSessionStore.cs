using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.Events;

/// <summary>Sessions in the database. Writing needs the lock of <see cref="EventStore.LockAsync"/>.</summary>
internal static class EventSessionStore
{
    /// <summary>The sessions of an event in their order.</summary>
    public static async Task<IReadOnlyList<EventSession>> ListAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, long eventId, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, day, starts_at, ends_at, title_en, title_st
              from events.sessions
             where event_id = @eventId
             order by day, starts_at, id
            """;
        var rows = await connection.QueryAsync<EventSession>(new CommandDefinition(Sql, new { eventId }, transaction, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>Stores a session and gives its id; null when the event has it already.</summary>
    public static Task<long?> AddAsync(NpgsqlTransaction transaction, long eventId, EventSession added, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into events.sessions (event_id, day, starts_at, ends_at, title_en, title_st)
            values (@eventId, @Day, @StartsAt, @EndsAt, @TitleEn, @TitleSt)
            on conflict do nothing
            returning id
            """;
        var row = new { eventId, added.Day, added.StartsAt, added.EndsAt, added.TitleEn, added.TitleSt };
        return Connection(transaction).ExecuteScalarAsync<long?>(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Removes a session; false when the event has none of that id.</summary>
    public static async Task<bool> RemoveAsync(NpgsqlTransaction transaction, long eventId, long id, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from events.sessions where event_id = @eventId and id = @id
            """;
        return await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { eventId, id }, transaction, cancellationToken: cancellationToken)) == 1;
    }

    /// <summary>Moves every session of an event by days, as its first day moves.</summary>
    public static Task ShiftAsync(NpgsqlTransaction transaction, long eventId, int days, CancellationToken cancellationToken)
    {
        // All at once: the unique index is looked at row by row, and a row may land on the old place of another.
        const string Sql = """
            with gone as (
                 delete from events.sessions where event_id = @eventId
              returning event_id, day, starts_at, ends_at, title_en, title_st)
            insert into events.sessions (event_id, day, starts_at, ends_at, title_en, title_st)
            select event_id, day + @days, starts_at, ends_at, title_en, title_st
              from gone
             order by day, starts_at
            """;
        return Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, new { eventId, days }, transaction, cancellationToken: cancellationToken));
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
