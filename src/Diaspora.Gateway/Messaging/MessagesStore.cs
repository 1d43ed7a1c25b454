using Dapper;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Messaging;

/// <summary>A message to a phone as it stands in the outbox; <see cref="MessageText"/> makes words of it.</summary>
/// <param name="Id">Id of the row; later messages have higher ones.</param>
/// <param name="Category">What it is for, such as <c>service</c>.</param>
/// <param name="Flow">Id of the flow that holds its text; null for a text of staff.</param>
/// <param name="FlowVersion">Version of that flow.</param>
/// <param name="Message">Name of the message in the flow.</param>
/// <param name="ValuesCipher">Placeholder values, encrypted as <see cref="OutboxStore.ValuesKind"/>.</param>
/// <param name="TextEn">The words of staff in English; null for a message of a flow.</param>
/// <param name="TextSt">The same in Sesotho.</param>
/// <param name="Route">Name of the route by which it leaves; null: none.</param>
/// <param name="CreatedAt">When it was caused.</param>
/// <param name="Status">How far it came, such as <c>waiting</c>.</param>
/// <param name="Language">Code of the language that the person has now; null: not chosen.</param>
internal sealed record OutboxMessage(
    long Id, string Category, string? Flow, int? FlowVersion, string? Message, byte[]? ValuesCipher, string? TextEn, string? TextSt,
    string? Route, DateTimeOffset CreatedAt, string Status, string? Language);

/// <summary>Reads back what phones were sent.</summary>
internal static class MessagesStore
{
    /// <summary>The newest messages to a phone, the newest first; none for a phone that we do not know.</summary>
    public static async Task<IReadOnlyList<OutboxMessage>> NewestAsync(
        NpgsqlConnection connection, PhoneHash phone, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            select o.id, o.category, o.flow, o.flow_version, o.message, o.values_cipher, t.en as text_en, t.st as text_st, o.route,
                   o.created_at, o.status, c.language
              from messaging.outbox o
              left join messaging.texts t on t.id = o.text_id
              join contacts.contacts c on c.id = o.contact_id
             where c.phone_hash = @hash
             order by o.id desc
             limit @limit
            """;
        var rows = await connection.QueryAsync<OutboxMessage>(
            new CommandDefinition(Sql, new { hash = phone.ToBytes(), limit }, cancellationToken: cancellationToken));
        return rows.AsList();
    }
}
