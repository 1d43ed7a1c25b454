using Dapper;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Messaging;

/// <summary>Phones that want no messages. What they chose before stays untouched, so that it counts again after START.</summary>
internal static class SuppressionStore
{
    /// <summary>True when the phone wants no messages.</summary>
    public static async Task<bool> IsStoppedAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, PhoneHash phone, CancellationToken cancellationToken)
    {
        const string Sql = """
            select exists (select from messaging.suppressions where phone_hash = @hash)
            """;
        return await connection.ExecuteScalarAsync<bool>(
            new CommandDefinition(Sql, new { hash = phone.ToBytes() }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>No more messages; false when that was so already. Messages that wait to leave are cancelled.</summary>
    public static async Task<bool> StopAsync(
        NpgsqlTransaction transaction, PhoneHash phone, SuppressionSource source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
              with cancelled as
                   (update messaging.outbox o
                       set status = 'cancelled', reason = 'opted-out', settled_at = @now
                      from contacts.contacts c
                     where c.id = o.contact_id and c.phone_hash = @hash and o.status in ('waiting', 'held') and o.category <> 'optout')
            insert into messaging.suppressions (phone_hash, since, source)
                 values (@hash, @now, @source)
            on conflict (phone_hash) do nothing
            """;
        var word = source switch
        {
            SuppressionSource.Menu => "menu",
            SuppressionSource.Reply => "reply",
            SuppressionSource.Provider => "provider",
            SuppressionSource.Staff => "staff",
            _ => throw new InvalidOperationException($"No word for {source}."),
        };
        return await ExecuteAsync(transaction, Sql, new { hash = phone.ToBytes(), now, source = word }, cancellationToken);
    }

    /// <summary>Messages again; false when they were on already.</summary>
    public static async Task<bool> StartAsync(NpgsqlTransaction transaction, PhoneHash phone, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from messaging.suppressions where phone_hash = @hash
            """;
        return await ExecuteAsync(transaction, Sql, new { hash = phone.ToBytes() }, cancellationToken);
    }

    private static async Task<bool> ExecuteAsync(NpgsqlTransaction transaction, string sql, object row, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        return await connection.ExecuteAsync(new CommandDefinition(sql, row, transaction, cancellationToken: cancellationToken)) == 1;
    }
}

/// <summary>How a phone's wish for no messages reached us.</summary>
internal enum SuppressionSource
{
    /// <summary>Keyed in the menu.</summary>
    Menu,

    /// <summary>A text to us.</summary>
    Reply,

    /// <summary>Taken over from a provider.</summary>
    Provider,

    /// <summary>The person asked staff, who noted it.</summary>
    Staff,
}
