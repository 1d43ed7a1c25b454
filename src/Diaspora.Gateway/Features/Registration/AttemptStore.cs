using Dapper;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.Registration;

/// <summary>Counts wrong birth years of a phone, so that hanging up gives nobody more tries.</summary>
internal static class AttemptStore
{
    /// <summary>Wrong birth years that lock the details of a phone.</summary>
    public const int Most = 3;

    /// <summary>How long they stay locked.</summary>
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(30);

    // Slips of the finger on different days do not add up.
    private static readonly TimeSpan s_memory = TimeSpan.FromDays(1);

    /// <summary>True while the details of a phone are locked.</summary>
    public static async Task<bool> IsLockedAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, PhoneHash phone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            select exists (
                   select
                     from registration.attempts a
                     join contacts.contacts c on c.id = a.contact_id
                    where c.phone_hash = @hash and a.locked_until > @now)
            """;
        return await connection.ExecuteScalarAsync<bool>(
            new CommandDefinition(Sql, new { hash = phone.ToBytes(), now }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Counts a wrong try and gives how many are left; 0: the details are locked now, and the count begins again after that.</summary>
    public static async Task<int> FailAsync(NpgsqlTransaction transaction, long contactId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into registration.attempts as a (contact_id, wrong, wrong_at)
                 values (@contactId, 1, @now)
            on conflict (contact_id) do update
                    set wrong = case when a.wrong >= @most or a.wrong_at < @forgotten then 1 else a.wrong + 1 end,
                        locked_until = case when a.wrong = @most - 1 and a.wrong_at >= @forgotten then @until else a.locked_until end,
                        wrong_at = @now
              returning wrong
            """;
        var row = new { contactId, now, most = Most, forgotten = now - s_memory, until = now + Lock };
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var wrong = await connection.ExecuteScalarAsync<int>(
            new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
        return Most - wrong;
    }

    /// <summary>Forgets the wrong tries of a phone after a right one.</summary>
    public static async Task ClearAsync(NpgsqlTransaction transaction, long contactId, CancellationToken cancellationToken)
    {
        const string Sql = "delete from registration.attempts where contact_id = @contactId";
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        await connection.ExecuteAsync(new CommandDefinition(Sql, new { contactId }, transaction, cancellationToken: cancellationToken));
    }
}
