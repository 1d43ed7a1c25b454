using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>Test phones in the database.</summary>
internal static class TestPhoneStore
{
    /// <summary>Every test phone, by the name of its holder.</summary>
    public static async Task<IReadOnlyList<TestPhone>> ListAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            select contact_id, holder, added_by, added_at from announcements.test_phones order by holder, contact_id
            """;
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(Sql, cancellationToken: cancellationToken));
        return [.. rows.Select(r => new TestPhone(r.ContactId, r.Holder, r.AddedBy, r.AddedAt))];
    }

    /// <summary>Enters a phone, or changes whose it is.</summary>
    public static async Task AddAsync(
        NpgsqlTransaction transaction, long contactId, string holder, string addedBy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into announcements.test_phones (contact_id, holder, added_by, added_at)
                 values (@contactId, @holder, @addedBy, @now)
            on conflict (contact_id) do update set holder = excluded.holder, added_by = excluded.added_by, added_at = excluded.added_at
            """;
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { contactId, holder, addedBy, now }, transaction, cancellationToken: cancellationToken));
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
    }
}
