using Dapper;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Scheduling;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>People who wait for a call, as staff see them.</summary>
internal sealed class CallbackStore(FieldCipher cipher)
{
    /// <summary>Those of some districts in one of the states, the longest waiting first.</summary>
    public async Task<IReadOnlyList<Callback>> ListAsync(
        NpgsqlConnection connection, string[]? districts, string state, long? after, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            select b.id, b.district, b.state, b.requested_at, b.settled_at, b.settled_by, c.phone_cipher
              from food.callbacks b
              join contacts.contacts c on c.id = b.contact_id
             where b.state = @state and b.id > @after and (@districts::text[] is null or b.district = any(@districts))
             order by b.id
             limit @limit
            """;
        var rows = await connection.QueryAsync<Row>(
            new CommandDefinition(Sql, new { districts, state, after = after ?? 0, limit }, cancellationToken: cancellationToken));
        return [.. rows.Select(Of)];
    }

    /// <summary>One of them with its whole number; null: there is none.</summary>
    public async Task<(Callback Callback, string? Number)?> FindAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        const string Sql = """
            select b.id, b.district, b.state, b.requested_at, b.settled_at, b.settled_by, c.phone_cipher
              from food.callbacks b
              join contacts.contacts c on c.id = b.contact_id
             where b.id = @id
            """;
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(Sql, new { id }, cancellationToken: cancellationToken));
        return row is null ? null : (Of(row), Number(row.PhoneCipher));
    }

    /// <summary>District, state and number of one, held until the transaction ends; null: there is none.</summary>
    public async Task<(string District, string State, string? Number)?> LockAsync(
        NpgsqlTransaction transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = """
            select b.id, b.district, b.state, b.requested_at, b.settled_at, b.settled_by, c.phone_cipher
              from food.callbacks b
              join contacts.contacts c on c.id = b.contact_id
             where b.id = @id
               for update of b
            """;
        var row = await Connection(transaction).QuerySingleOrDefaultAsync<Row>(
            new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken));
        return row is null ? null : (row.District, row.State, Number(row.PhoneCipher));
    }

    /// <summary>Notes the outcome.</summary>
    public static async Task SettleAsync(
        NpgsqlTransaction transaction, long id, string state, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            update food.callbacks
               set state = @state, settled_by = @by, settled_at = @now
             where id = @id
            """;
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { id, state, by, now }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Removes call-backs whose outcome was noted before a moment.</summary>
    public static Task<int> RemoveSettledAsync(NpgsqlConnection connection, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from food.callbacks
             where id = any(array(select id from food.callbacks where settled_at < @before order by id limit @limit))
            """;
        return connection.ExecuteAsync(new CommandDefinition(
            Sql, new { before, limit }, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
    }

    private Callback Of(Row r) => new(
        r.Id, r.District, Msisdn.FromProvider(Number(r.PhoneCipher))?.ToString(), r.State, r.RequestedAt, r.SettledAt, r.SettledBy);

    private string? Number(byte[]? bytes) => cipher.Decrypt(ContactStore.NumberKind, bytes);

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");

    private sealed record Row(
        long Id, string District, string State, DateTimeOffset RequestedAt, DateTimeOffset? SettledAt, string? SettledBy, byte[]? PhoneCipher);
}
