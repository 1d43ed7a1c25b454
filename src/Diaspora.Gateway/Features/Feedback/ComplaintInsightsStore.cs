using Dapper;
using Diaspora.Gateway.Insights;
using Npgsql;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>Counts complaints for reports. Those that only the focal point reads are not among them, not even as a number.</summary>
internal static class ComplaintInsightsStore
{
    private const int Patience = 20;

    /// <summary>What came in a period, by topic.</summary>
    public static async Task<IReadOnlyList<ComplaintCount>> CountAsync(NpgsqlConnection connection, InsightPeriod period, CancellationToken cancellationToken)
    {
        const string Sql = """
            select topic, count(*) as received, count(answered_at) as answered, count(*) filter (where answered_at <= due_at) as in_time,
                   percentile_cont(0.5) within group (order by extract(epoch from answered_at - received_at)::float8 / 86400) as days,
                   count(*) filter (where satisfied) as satisfied, count(*) filter (where not satisfied) as not_satisfied
              from feedback.complaints
             where received_at >= @start and received_at < @stop
             group by topic
             order by received desc, topic
            """;
        var rows = await connection.QueryAsync<ComplaintCount>(new CommandDefinition(
            Sql, new { start = period.Start, stop = period.Stop }, commandTimeout: Patience, cancellationToken: cancellationToken));
        return rows.AsList();
    }
}

/// <summary>Complaints about a topic.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Received">How many came.</param>
/// <param name="Answered">How many of them have an answer.</param>
/// <param name="InTime">How many had it before it was late.</param>
/// <param name="Days">Days until the answer, of half of those that have one; null: none has.</param>
/// <param name="Satisfied">How many people said that they are satisfied.</param>
/// <param name="NotSatisfied">How many said that they are not.</param>
internal sealed record ComplaintCount(string Topic, long Received, long Answered, long InTime, double? Days, long Satisfied, long NotSatisfied);
