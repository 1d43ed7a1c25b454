using Diaspora.Gateway.Insights;
using Npgsql;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>Reports of the money service. Who compared prices or read an article stands nowhere.</summary>
internal sealed class RemittancesInsights(NpgsqlDataSource database) : IInsightSource
{
    /// <inheritdoc/>
    public InsightArea Area => InsightArea.Money;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<InsightTable>> ReadAsync(InsightPeriod period, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var asked = await DailyStore.SumAsync(connection, Measure.PriceAsked, period, cancellationToken);
        var opinions = await RemittancesInsightsStore.OpinionsAsync(connection, cancellationToken);
        var questions = await RemittancesInsightsStore.QuestionsAsync(connection, period, cancellationToken);
        return
        [
            new InsightTable
            {
                Name = "price-comparisons-by-corridor", Title = "Price comparisons by corridor", Labels = ["From", "Method"], Columns = [new("Comparisons")],
                Totals = true, Chart = InsightChart.Bars,
                Rows = [.. asked.GroupBy(cell => (cell.A, cell.B)).OrderByDescending(group => group.Sum(cell => cell.Count))
                    .Select(group => new InsightRow([group.Key.A, group.Key.B], [group.Sum(cell => cell.Count)]))],
                Note = "Times that prices were shown, not people: somebody who compares twice is counted twice.",
            },
            ByAmount(asked),
            new InsightTable
            {
                Name = "policy-topics", Title = "Policy topics: clear or not, since the beginning", Labels = ["Article", "Language"],
                Columns = [new("Clear"), new("Not clear"), new("Not clear, percent", InsightUnit.Percent)],
                Rows = [.. opinions.Select(row => new InsightRow([row.Title, row.Language], [row.Clear, row.Unclear, PercentOf(row.Unclear, row.Clear + row.Unclear)]))],
                Note = "Answers are kept as sums alone, so they cannot be split by period.",
            },
            new InsightTable
            {
                Name = "questions-by-topic", Title = "Questions by topic", Labels = ["Topic"], Totals = true,
                Columns = [new("Asked"), new("Answered"), new("Days until the answer (median)", InsightUnit.Days)],
                Rows = [.. questions.Select(row => new InsightRow([row.Topic], [row.Asked, row.Answered, (decimal?)row.Days]))],
            },
        ];
    }

    private static InsightTable ByAmount(IReadOnlyList<DailyCell> asked)
    {
        var countries = asked.Select(cell => cell.A).Distinct().Order(StringComparer.Ordinal).ToList();
        return new InsightTable
        {
            Name = "price-comparisons-by-amount", Title = "Price comparisons by amount", Labels = ["Amount in the currency of the corridor"],
            Columns = [.. countries.Select(country => new InsightColumn(country))], Totals = true,
            Rows = [.. PriceUse.Bands.Select(band => new InsightRow(
                [band], [.. countries.Select(country => (decimal?)asked.Where(cell => cell.A == country && cell.C == band).Sum(cell => cell.Count))]))],
        };
    }

    private static decimal? PercentOf(long part, long whole) => whole == 0 ? null : 100m * part / whole;
}
