using Dapper;
using Diaspora.Gateway.Scheduling;
using Npgsql;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>What is kept of complaints for a while only, whose number they need, and which wait too long.</summary>
internal static class FeedbackRetentionStore
{
    /// <summary>
    /// Removes, of complaints that were closed before a moment, all words, the number and PIN that opened them and the phone. That there was one
    /// about a topic in a district stays.
    /// </summary>
    public static Task<int> RemoveTextsAsync(NpgsqlConnection connection, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
              with gone as materialized
                   (select id, reference_hash
                      from feedback.complaints
                     where state = 'closed' and closed_at < @before
                       and (reference_hash is not null or text_cipher is not null or contact_id is not null
                            or exists (select from feedback.answers a where a.complaint_id = complaints.id))
                     order by id
                     limit @limit),
                   answers as
                   (delete from feedback.answers where complaint_id in (select id from gone)),
                   keys as
                   (delete from feedback.keys where reference_hash in (select reference_hash from gone))
            update feedback.complaints c
               set text_cipher = null, contact_id = null, reference = null, reference_hash = null
              from gone
             where c.id = gone.id
            """;
        return ExecuteAsync(connection, Sql, before, limit, cancellationToken);
    }

    /// <summary>The same of restricted complaints, with what was noted: only that there was one stays.</summary>
    public static Task<int> RemoveRestrictedAsync(NpgsqlConnection connection, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
              with gone as materialized
                   (select id, reference_hash
                      from feedback.restricted
                     where state = 'closed' and closed_at < @before and report_cipher is not null
                     order by id
                     limit @limit),
                   notes as
                   (delete from feedback.restricted_history where restricted_id in (select id from gone)),
                   keys as
                   (delete from feedback.keys where reference_hash in (select reference_hash from gone))
            update feedback.restricted r
               set report_cipher = null, answer_cipher = null, reference_hash = null
              from gone
             where r.id = gone.id
            """;
        return ExecuteAsync(connection, Sql, before, limit, cancellationToken);
    }

    /// <summary>Removes counts of wrong PINs that were last touched before a moment.</summary>
    public static Task<int> RemovePinTriesAsync(NpgsqlConnection connection, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from feedback.pin_tries
             where reference_hash = any(array(
                   select reference_hash
                     from feedback.pin_tries
                    where tried_at < @before
                    limit @limit
                      for update skip locked))
            """;
        return ExecuteAsync(connection, Sql, before, limit, cancellationToken);
    }

    /// <summary>Those of the contacts who are to be told of an answer.</summary>
    public static Task<IEnumerable<long>> NeedNumberAsync(
        NpgsqlConnection connection, long[] contacts, DateOnly today, CancellationToken cancellationToken)
    {
        const string Sql = "select distinct contact_id from feedback.complaints where contact_id = any(@contacts) and state <> 'closed'";
        return connection.QueryAsync<long>(new CommandDefinition(Sql, new { contacts }, cancellationToken: cancellationToken));
    }

    /// <summary>Complaints whose answer was due before a moment. Restricted ones are no part of it: nobody else knows that there are any.</summary>
    public static Task<Waiting> OverdueAsync(NpgsqlConnection connection, DateTimeOffset before, CancellationToken cancellationToken)
    {
        const string Sql = """
            select count(*) as count, min(received_at) as oldest_at
              from feedback.complaints
             where state = 'open' and due_at <= @before
            """;
        return connection.QuerySingleAsync<Waiting>(new CommandDefinition(Sql, new { before }, cancellationToken: cancellationToken));
    }

    private static Task<int> ExecuteAsync(
        NpgsqlConnection connection, string sql, DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            sql, new { before, limit }, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
}
