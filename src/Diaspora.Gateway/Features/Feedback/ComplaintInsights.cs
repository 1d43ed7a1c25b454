using Diaspora.Gateway.Insights;
using Npgsql;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>Reports of complaints by topic: answered in time or not, and whether people are satisfied. Restricted ones are never told.</summary>
internal sealed class ComplaintInsights(NpgsqlDataSource database) : IInsightSource
{
    /// <inheritdoc/>
    public InsightArea Area => InsightArea.Complaints;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<InsightTable>> ReadAsync(InsightPeriod period, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var counts = await ComplaintInsightsStore.CountAsync(connection, period, cancellationToken);
        return
        [
            new InsightTable
            {
                Name = "complaints-by-topic", Title = "Complaints, appeals, ideas and questions by topic", Labels = ["Topic"], Totals = true,
                Columns =
                [
                    new("Received", InsightUnit.People), new("Answered", InsightUnit.People), new("Answered in time", InsightUnit.People),
                    new("Days until the answer (median)", InsightUnit.Days),
                ],
                Rows = [.. counts.Select(row => new InsightRow([ComplaintTopic.Label(row.Topic)], [row.Received, row.Answered, row.InTime, (decimal?)row.Days]))],
            },
            new InsightTable
            {
                Name = "satisfaction", Title = "Whether people are satisfied with the answer", Labels = ["Topic"], Totals = true,
                Columns = [new("Satisfied", InsightUnit.People), new("Not satisfied", InsightUnit.People)],
                Rows = [.. counts.Where(row => row.Satisfied + row.NotSatisfied > 0)
                    .Select(row => new InsightRow([ComplaintTopic.Label(row.Topic)], [row.Satisfied, row.NotSatisfied]))],
                Note = "Asked once, when an answer is read on the phone.",
            },
        ];
    }
}
