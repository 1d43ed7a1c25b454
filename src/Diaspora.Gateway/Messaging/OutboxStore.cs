using System.Text.Json;
using Dapper;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Messaging;

/// <summary>Puts messages into the outbox, each once for its cause.</summary>
internal sealed class OutboxStore(FieldCipher cipher)
{
    /// <summary>Kind of the encrypted placeholder values, see <see cref="FieldCipher"/>.</summary>
    public const string ValuesKind = "outbox-values";

    /// <summary>How long a message may wait to leave: long enough for a phone that is off over a weekend.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>
    /// Writes a message in the caller's transaction, to leave within <see cref="Patience"/>. Nothing is written when the cause already
    /// has one for this contact, or when the phone wants no messages and this is not the answer to a text of theirs.
    /// </summary>
    /// <returns>True when a message was written.</returns>
    public Task<bool> EnqueueAsync(
        NpgsqlTransaction transaction, long contactId, string cause, OutgoingMessage message, DateTimeOffset now,
        CancellationToken cancellationToken) =>
        EnqueueAsync(transaction, contactId, cause, message, now, now + Patience, cancellationToken);

    /// <summary>As the other, for a message that is worth nothing after <paramref name="deliverBy"/>.</summary>
    public async Task<bool> EnqueueAsync(
        NpgsqlTransaction transaction, long contactId, string cause, OutgoingMessage message, DateTimeOffset now, DateTimeOffset deliverBy,
        CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into messaging.outbox
                   (contact_id, cause, category, flow, flow_version, message, values_cipher, created_at, deliver_by)
            select c.id, @cause, @category, @flow, @version, @message, @values, @now, @deliverBy
              from contacts.contacts c
             where c.id = @contactId
               and (@category in ('reply', 'optout')
                    or not exists (select from messaging.suppressions s where s.phone_hash = c.phone_hash))
            on conflict (cause, contact_id) do nothing
            """;
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var values = message.Values.ToDictionary(v => v.Key, v => v.Value.Texts);
        var row = new
        {
            contactId,
            cause,
            category = message.Message.Category,
            flow = message.Flow,
            version = message.Version,
            message = message.Message.Id,
            values = cipher.Encrypt(ValuesKind, JsonSerializer.Serialize(values)),
            now,
            deliverBy,
        };
        return await connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken)) == 1;
    }

    /// <summary>Removes every message of a feature's flows to a contact, also those that have left, because their values tell of a person.</summary>
    public static async Task DropFlowsAsync(NpgsqlTransaction transaction, long contactId, string[] flows, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from messaging.outbox
             where contact_id = @contactId and flow = any(@flows)
            """;
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        await connection.ExecuteAsync(new CommandDefinition(Sql, new { contactId, flows }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>
    /// Removes the messages to a contact that have not left, but for the confirmation that messages were stopped and the categories named.
    /// </summary>
    public static async Task DropWaitingAsync(
        NpgsqlTransaction transaction, long contactId, string[] keepCategories, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from messaging.outbox
             where contact_id = @contactId and status = 'waiting' and category <> 'optout' and category <> all(@keepCategories)
            """;
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        await connection.ExecuteAsync(new CommandDefinition(
            Sql, new { contactId, keepCategories }, transaction, cancellationToken: cancellationToken));
    }
}
