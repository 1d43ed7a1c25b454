using Dapper;
using Diaspora.Gateway.Messaging.Routes;
using Npgsql;

namespace Diaspora.Gateway.Messaging.Broadcasts;

/// <summary>Sends words of staff to single phones of their own, just as everybody would get them, before they are broadcast.</summary>
internal sealed class TryOutStore(RouteTable routes)
{
    /// <summary>How long such a message may wait to leave.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromHours(1);

    /// <summary>Puts words into the outbox for one contact, to leave at once at any hour; false when no route takes its number or it wants no messages.</summary>
    /// <param name="transaction">The caller's transaction.</param>
    /// <param name="contactId">Whose phone.</param>
    /// <param name="cause">What for; one contact gets nothing twice for one cause.</param>
    /// <param name="en">The words in English.</param>
    /// <param name="st">The words in Sesotho.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> EnqueueAsync(
        NpgsqlTransaction transaction, long contactId, string cause, string en, string st, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string ReachSql = """
            select c.number_prefix
              from contacts.contacts c
             where c.id = @contactId and c.phone_cipher is not null
               and not exists (select from messaging.suppressions s where s.phone_hash = c.phone_hash)
            """;
        const string Sql = """
              with words as
                   (insert into messaging.texts (en, st) values (@en, @st) returning id)
            insert into messaging.outbox
                   (contact_id, cause, category, text_id, created_at, deliver_by, route, priority, due_at)
            select @contactId, @cause, 'requested', words.id, @now, @deliverBy, @route, @priority, @now
              from words
            on conflict (cause, contact_id) do nothing
            """;
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var prefix = await connection.ExecuteScalarAsync<string?>(
            new CommandDefinition(ReachSql, new { contactId }, transaction, cancellationToken: cancellationToken));
        if (routes.For(prefix) is not { } route) return false;
        var row = new
        {
            contactId,
            cause,
            en,
            st,
            now,
            deliverBy = now + s_patience,
            route = route.Name,
            priority = MessageCategory.PriorityOf("requested"),
        };
        return await connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken)) == 1;
    }
}
