using Dapper;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>Test phones in the database.</summary>
internal static class TestPhoneStore
{
    /// <summary>Every test phone, by the name of its holder.</summary>
    public static async Task<IReadOnlyList<TestPhone>> ListAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            select contact_id, holder, added_by, added_at, confirmed_by, confirmed_at from announcements.test_phones order by holder, contact_id
            """;
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(Sql, cancellationToken: cancellationToken));
        return [.. rows.Select(r => new TestPhone(r.ContactId, r.Holder, r.AddedBy, r.AddedAt, r.ConfirmedBy, r.ConfirmedAt))];
    }

    /// <summary>Enters a phone, or changes whose it is; either is to be confirmed.</summary>
    public static async Task AddAsync(
        NpgsqlTransaction transaction, long contactId, string holder, string addedBy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into announcements.test_phones (contact_id, holder, added_by, added_at)
                 values (@contactId, @holder, @addedBy, @now)
            on conflict (contact_id) do update
                    set holder = excluded.holder, added_by = excluded.added_by, added_at = excluded.added_at, confirmed_by = null, confirmed_at = null
            """;
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { contactId, holder, addedBy, now }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Who entered the phone with an id and this number, or null; locked until the transaction ends.</summary>
    public static async Task<string?> LockAsync(NpgsqlTransaction transaction, long contactId, PhoneHash number, CancellationToken cancellationToken)
    {
        const string Sql = """
            select p.added_by
              from announcements.test_phones p
              join contacts.contacts c on c.id = p.contact_id
             where p.contact_id = @contactId and c.phone_hash = @hash
               for update of p
            """;
        return await Connection(transaction).ExecuteScalarAsync<string?>(
            new CommandDefinition(Sql, new { contactId, hash = number.ToBytes() }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Notes that a second person has looked at a phone.</summary>
    public static async Task ConfirmAsync(
        NpgsqlTransaction transaction, long contactId, string confirmedBy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            update announcements.test_phones set confirmed_by = @confirmedBy, confirmed_at = @now where contact_id = @contactId
            """;
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { contactId, confirmedBy, now }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>How often each of the phones was sent a message whose cause begins so; those that never were are missing.</summary>
    public static async Task<IReadOnlyDictionary<long, int>> TriesAsync(
        NpgsqlTransaction transaction, long[] contacts, string cause, CancellationToken cancellationToken)
    {
        const string Sql = """
            select contact_id, count(*)::int
              from messaging.outbox
             where contact_id = any(@contacts) and starts_with(cause, @cause)
             group by contact_id
            """;
        var rows = await Connection(transaction).QueryAsync<(long Contact, int Tries)>(
            new CommandDefinition(Sql, new { contacts, cause }, transaction, cancellationToken: cancellationToken));
        return rows.ToDictionary(r => r.Contact, r => r.Tries);
    }

    /// <summary>Takes a phone off the list; false when it is not there.</summary>
    public static async Task<bool> RemoveAsync(NpgsqlTransaction transaction, long contactId, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from announcements.test_phones where contact_id = @contactId
            """;
        return await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { contactId }, transaction, cancellationToken: cancellationToken)) == 1;
    }

    /// <summary>Those of the contacts that are test phones: their numbers are kept however long they are silent.</summary>
    public static Task<IEnumerable<long>> NeedNumberAsync(
        NpgsqlConnection connection, long[] contacts, DateOnly today, CancellationToken cancellationToken)
    {
        const string Sql = """
            select contact_id from announcements.test_phones where contact_id = any(@contacts)
            """;
        return connection.QueryAsync<long>(new CommandDefinition(Sql, new { contacts }, cancellationToken: cancellationToken));
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");

    private sealed record Row
    {
        public required long ContactId { get; init; }

        public required string Holder { get; init; }

        public required string AddedBy { get; init; }

        public required DateTimeOffset AddedAt { get; init; }

        public string? ConfirmedBy { get; init; }

        public DateTimeOffset? ConfirmedAt { get; init; }
    }
}
