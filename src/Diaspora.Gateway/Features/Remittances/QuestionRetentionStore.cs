using Dapper;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Scheduling;
using Npgsql;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>Questions that were answered long ago, and those that were not.</summary>
internal static class QuestionRetentionStore
{
    /// <summary>Removes what was typed and answered where the day that the answer set has passed at a moment; that it was asked stays.</summary>
    public static Task<int> RemoveTextsAsync(NpgsqlConnection connection, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            update remittances.questions
               set text_cipher = null, answer_cipher = null
             where id = any(array(
                   select id
                     from remittances.questions
                    where purge_after < @day and (text_cipher is not null or answer_cipher is not null)
                    order by id
                    limit @limit))
            """;
        return connection.ExecuteAsync(new CommandDefinition(
            Sql, new { day = LesothoTime.DateOf(before), limit }, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
    }

    /// <summary>Questions asked before a moment without an answer.</summary>
    public static Task<Waiting> UnansweredAsync(NpgsqlConnection connection, DateTimeOffset before, CancellationToken cancellationToken)
    {
        const string Sql = """
            select count(*) as count, min(asked_at) as oldest_at
              from remittances.questions
             where answered_at is null and asked_at < @before
            """;
        return connection.QuerySingleAsync<Waiting>(new CommandDefinition(Sql, new { before }, cancellationToken: cancellationToken));
    }

    /// <summary>Those of the contacts who wait for an answer.</summary>
    public static Task<IEnumerable<long>> NeedNumberAsync(
        NpgsqlConnection connection, long[] contacts, DateOnly today, CancellationToken cancellationToken)
    {
        const string Sql = "select distinct contact_id from remittances.questions where contact_id = any(@contacts) and answered_at is null";
        return connection.QueryAsync<long>(new CommandDefinition(Sql, new { contacts }, cancellationToken: cancellationToken));
    }
}
