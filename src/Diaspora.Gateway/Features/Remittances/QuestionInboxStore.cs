using Dapper;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>The inbox of the money desk, without words, and counts of problems by sender.</summary>
internal static class QuestionInboxStore
{
    private const string Columns = """
        q.id, q.reference, q.topic, a.title_en as article, v.label as provider, q.problem as what, c.language,
               q.text_cipher is not null as has_text, q.asked_at, q.answered_at, q.answered_by, q.redacted_at, q.redacted_by
          from remittances.questions q
          join contacts.contacts c on c.id = q.contact_id
          left join remittances.articles a on a.id = q.article_id
          left join remittances.providers v on v.id = q.provider_id
        """;

    /// <summary>Questions that wait, the oldest first, or those that were answered, the newest first.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="answered">Which of both.</param>
    /// <param name="topic">Only of this topic; null: of any.</param>
    /// <param name="after">Only those behind this one in that order; null: from the first.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyList<HeldQuestion>> ListAsync(
        NpgsqlConnection connection, bool answered, string? topic, long? after, int most, CancellationToken cancellationToken)
    {
        // Ids are given in the order of asking.
        const string WaitingSql = $"""
            select {Columns}
             where q.answered_at is null and (@topic::text is null or q.topic = @topic) and (@after::bigint is null or q.id > @after)
             order by q.id
             limit @most
            """;
        const string AnsweredSql = $"""
            select {Columns}
             where q.answered_at is not null and (@topic::text is null or q.topic = @topic) and (@after::bigint is null or q.id < @after)
             order by q.id desc
             limit @most
            """;
        var rows = await connection.QueryAsync<HeldQuestion>(new CommandDefinition(
            answered ? AnsweredSql : WaitingSql, new { topic, after, most }, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>A question by its reference, or null.</summary>
    public static async Task<HeldQuestion?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, Reference reference, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} where q.reference = @reference";
        return await connection.QuerySingleOrDefaultAsync<HeldQuestion>(
            new CommandDefinition(Sql, new { reference = reference.Digits }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>How many wait, and how many of them since before a moment.</summary>
    public static async Task<(int Waiting, int Late)> CountAsync(NpgsqlConnection connection, DateTimeOffset before, CancellationToken cancellationToken)
    {
        const string Sql = """
            select count(*)::int as waiting, (count(*) filter (where asked_at < @before))::int as late
              from remittances.questions
             where answered_at is null
            """;
        return await connection.QuerySingleAsync<(int, int)>(new CommandDefinition(Sql, new { before }, cancellationToken: cancellationToken));
    }

    /// <summary>How many problems were reported with each sender, those without any left out, the most first.</summary>
    public static async Task<IReadOnlyList<ProblemCount>> ProblemsAsync(
        NpgsqlConnection connection, DateTimeOffset since, CancellationToken cancellationToken)
    {
        const string Sql = """
            select coalesce(v.label, '') as provider,
                   count(*) filter (where q.problem = 'not-arrived')::int as not_arrived,
                   count(*) filter (where q.problem = 'fee')::int as fee,
                   count(*) filter (where q.problem = 'extra-payment')::int as extra_payment,
                   count(*) filter (where q.problem = 'other')::int as other,
                   count(*) filter (where q.asked_at >= @since)::int as lately,
                   count(*) filter (where q.answered_at is null)::int as waiting
              from remittances.questions q
              left join remittances.providers v on v.id = q.provider_id
             where q.topic = 'problem'
             group by v.number, v.label
             order by count(*) desc, v.number nulls last
            """;
        return (await connection.QueryAsync<ProblemCount>(new CommandDefinition(Sql, new { since }, cancellationToken: cancellationToken))).AsList();
    }
}

/// <summary>Problems that were reported with a sender. A report is what somebody said, not what was found.</summary>
/// <param name="Provider">Short name; empty: a sender that is not listed.</param>
/// <param name="NotArrived">Money did not come.</param>
/// <param name="Fee">The fee was higher than told.</param>
/// <param name="ExtraPayment">They wanted more money.</param>
/// <param name="Other">Something else.</param>
/// <param name="Lately">Of all of them, those of the last 30 days.</param>
/// <param name="Waiting">Of all of them, those without an answer.</param>
internal sealed record ProblemCount(string Provider, int NotArrived, int Fee, int ExtraPayment, int Other, int Lately, int Waiting)
{
    /// <summary>All of them.</summary>
    public int Total => NotArrived + Fee + ExtraPayment + Other;
}
