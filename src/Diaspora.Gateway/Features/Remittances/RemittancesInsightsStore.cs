using Dapper;
using Diaspora.Gateway.Insights;
using Npgsql;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>Counts for reports of the money service.</summary>
internal static class RemittancesInsightsStore
{
    /// <summary>Seconds that a report may take.</summary>
    private const int Patience = 20;

    /// <summary>How readers found each article, since it was first read.</summary>
    public static async Task<IReadOnlyList<ArticleOpinion>> OpinionsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            select a.title_en as title, f.language, f.clear, f.unclear
              from remittances.article_feedback f
              join remittances.articles a on a.id = f.article_id
             order by f.unclear desc, a.number, f.language
            """;
        var rows = await connection.QueryAsync<ArticleOpinion>(new CommandDefinition(Sql, commandTimeout: Patience, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>Questions of a period by what they are about.</summary>
    public static async Task<IReadOnlyList<QuestionCount>> QuestionsAsync(
        NpgsqlConnection connection, InsightPeriod period, CancellationToken cancellationToken)
    {
        const string Sql = """
            select case when q.topic = 'policy' then coalesce('Policy: ' || a.title_en, 'Policy: an article that is gone')
                        else 'Problem: ' || coalesce(q.problem, 'other') end as topic,
                   count(*) as asked, count(q.answered_at) as answered,
                   percentile_cont(0.5) within group (order by extract(epoch from q.answered_at - q.asked_at)::float8 / 86400) as days
              from remittances.questions q
              left join remittances.articles a on a.id = q.article_id
             where q.asked_at >= @start and q.asked_at < @stop
             group by 1
             order by 2 desc, 1
            """;
        var rows = await connection.QueryAsync<QuestionCount>(new CommandDefinition(
            Sql, new { start = period.Start, stop = period.Stop }, commandTimeout: Patience, cancellationToken: cancellationToken));
        return rows.AsList();
    }
}

/// <summary>How readers of a language found an article.</summary>
internal sealed record ArticleOpinion(string Title, string Language, int Clear, int Unclear);

/// <summary>Questions about one thing.</summary>
/// <param name="Topic">What about.</param>
/// <param name="Asked">How many.</param>
/// <param name="Answered">How many of them have an answer.</param>
/// <param name="Days">Days until the answer, of half of those that have one; null: none has.</param>
internal sealed record QuestionCount(string Topic, long Asked, long Answered, double? Days);
