using System.Text.Json;
using Dapper;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Messaging.Hours;
using Diaspora.Gateway.Messaging.Routes;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Messaging;

/// <summary>Puts messages into the outbox, each once for its cause.</summary>
internal sealed class OutboxStore(FieldCipher cipher, RouteTable routes)
{
    /// <summary>Kind of the encrypted placeholder values, see <see cref="FieldCipher"/>.</summary>
    public const string ValuesKind = "outbox-values";

    /// <summary>How long a message may wait to leave: long enough for a phone that is off over a weekend.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>
    /// Writes a message in the caller's transaction, to leave at once and within <see cref="Patience"/>. Nothing is written when the cause already
    /// has one for this contact, or when the phone wants no messages and this is not the answer to a text of theirs.
    /// </summary>
    /// <returns>True when a message was written that is to leave.</returns>
    public Task<bool> EnqueueAsync(
        NpgsqlTransaction transaction, long contactId, string cause, OutgoingMessage message, DateTimeOffset now,
        CancellationToken cancellationToken) =>
        EnqueueAsync(transaction, contactId, cause, message, now, now, now + Patience, cancellationToken);

    /// <summary>As the other, for what the person at the phone has just brought about: it leaves first and at any hour.</summary>
    public Task<bool> AnswerAsync(
        NpgsqlTransaction transaction, long contactId, string cause, OutgoingMessage message, DateTimeOffset now,
        CancellationToken cancellationToken) =>
        WriteAsync(transaction, contactId, cause, message, isAnswer: true, now, now, now + Patience, cancellationToken);

    /// <summary>As the first, for a message that is not to leave before <paramref name="dueAt"/> and worth nothing after <paramref name="deliverBy"/>.</summary>
    /// <remarks>
    /// Quiet hours of the person may move it further. What can then only come too late, or has no number or route, is written as expired or failed,
    /// so that staff see it, and gives false.
    /// </remarks>
    public Task<bool> EnqueueAsync(
        NpgsqlTransaction transaction, long contactId, string cause, OutgoingMessage message, DateTimeOffset now, DateTimeOffset dueAt,
        DateTimeOffset deliverBy, CancellationToken cancellationToken) =>
        WriteAsync(transaction, contactId, cause, message, isAnswer: false, now, dueAt, deliverBy, cancellationToken);

    /// <summary>Removes every message of a feature's flows to a contact, also those that have left, because their values tell of a person.</summary>
    public static async Task DropFlowsAsync(NpgsqlTransaction transaction, long contactId, string[] flows, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from messaging.outbox
             where contact_id = @contactId and flow = any(@flows)
            """;
        await Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, new { contactId, flows }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>
    /// Removes the messages to a contact that have not left, and lets none of the others leave again, but for the confirmation that messages were
    /// stopped and the categories named. What went to many goes whatever its category.
    /// </summary>
    public static async Task DropWaitingAsync(
        NpgsqlTransaction transaction, long contactId, string[] keepCategories, CancellationToken cancellationToken)
    {
        const string Sql = """
              with found as materialized
                   (select id, status in ('waiting', 'held') as waits
                      from messaging.outbox
                     where contact_id = @contactId and category <> 'optout'
                       and (category <> all(@keepCategories) or broadcast_id is not null)
                       and status in ('waiting', 'held', 'sending', 'sent', 'unknown', 'failed')
                     order by id
                       for update),
                   withdrawn as
                   (update messaging.outbox o
                       set withdrawn = 'erased'
                      from found f
                     where o.id = f.id and not f.waits)
            delete from messaging.outbox o
             using found f
             where o.id = f.id and f.waits
            """;
        await Connection(transaction).ExecuteAsync(new CommandDefinition(
            Sql, new { contactId, keepCategories }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Cancels the messages of certain causes that have not left, and lets none of the others leave again.</summary>
    /// <param name="transaction">The caller's transaction.</param>
    /// <param name="causes">The causes, whole.</param>
    /// <param name="contactId">To whom; null: to everyone.</param>
    /// <param name="reason">Why, as a short code.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task CancelAsync(
        NpgsqlTransaction transaction, string[] causes, long? contactId, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
              with found as materialized
                   (select id, status in ('waiting', 'held') as waits
                      from messaging.outbox
                     where cause = any(@causes) and (@contactId::bigint is null or contact_id = @contactId)
                       and status in ('waiting', 'held', 'sending', 'sent', 'unknown', 'failed')
                     order by id
                       for update)
            update messaging.outbox o
               set status = case when f.waits then 'cancelled' else o.status end,
                   reason = case when f.waits then @reason else o.reason end,
                   settled_at = case when f.waits then @now else o.settled_at end,
                   withdrawn = @reason
              from found f
             where o.id = f.id
            """;
        await Connection(transaction).ExecuteAsync(new CommandDefinition(
            Sql, new { causes, contactId, reason, now }, transaction, cancellationToken: cancellationToken));
    }

    private async Task<bool> WriteAsync(
        NpgsqlTransaction transaction, long contactId, string cause, OutgoingMessage message, bool isAnswer, DateTimeOffset now, DateTimeOffset dueAt,
        DateTimeOffset deliverBy, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into messaging.outbox
                   (contact_id, cause, category, flow, flow_version, message, values_cipher, created_at, deliver_by,
                    route, priority, due_at, place, status, reason, settled_at)
            values (@contactId, @cause, @category, @flow, @version, @message, @values, @now, @deliverBy,
                    @route, @priority, @dueAt, @place, @status, @reason, @settledAt)
            on conflict (cause, contact_id) do nothing
            """;
        var connection = Connection(transaction);
        var category = message.Message.Category;
        if (await ReachAsync(transaction, contactId, cancellationToken) is not { } reach
            || (reach.Stopped && category is not ("reply" or "optout"))) return false;
        var place = QuietHours.PlaceOf(reach.NumberCountry, reach.NumberPrefix, reach.Countries);
        var due = QuietHours.NextAllowed(isAnswer ? QuietClass.None : MessageCategory.QuietOf(category), place, dueAt);
        var route = routes.For(reach.NumberPrefix)?.Name;
        var (status, reason) = due is null || due > deliverBy ? ("expired", "too-late")
            : !reach.HasNumber ? ("failed", "no-number")
            : route is null ? ("failed", "no-route")
            : ("waiting", (string?)null);
        var values = message.Values.ToDictionary(v => v.Key, v => v.Value.Texts);
        var row = new
        {
            contactId,
            cause,
            category,
            flow = message.Flow,
            version = message.Version,
            message = message.Message.Id,
            values = cipher.Encrypt(ValuesKind, JsonSerializer.Serialize(values)),
            now,
            deliverBy,
            route,
            priority = isAnswer ? MessageCategory.AnswerPriority : MessageCategory.PriorityOf(category),
            dueAt = due ?? dueAt,
            place = place.Key,
            status,
            reason,
            settledAt = reason is null ? (DateTimeOffset?)null : now,
        };
        var written = await connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
        return written == 1 && reason is null;
    }

    private static async Task<Reach?> ReachAsync(NpgsqlTransaction transaction, long contactId, CancellationToken cancellationToken)
    {
        const string Sql = """
            select c.number_country, c.number_prefix, c.phone_cipher is not null as has_number,
                   exists (select from messaging.suppressions s where s.phone_hash = c.phone_hash) as stopped,
                   array(select s.country from contacts.subscribers s where s.contact_id = c.id) as countries
              from contacts.contacts c
             where c.id = @contactId
            """;
        return await Connection(transaction).QuerySingleOrDefaultAsync<Reach>(
            new CommandDefinition(Sql, new { contactId }, transaction, cancellationToken: cancellationToken));
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");

    /// <summary>What decides whether, when and how a contact can be texted.</summary>
    private sealed record Reach
    {
        public string? NumberCountry { get; init; }

        public string? NumberPrefix { get; init; }

        public bool HasNumber { get; init; }

        public bool Stopped { get; init; }

        public string[] Countries { get; init; } = [];
    }
}
