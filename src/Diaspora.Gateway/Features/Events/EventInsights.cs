using System.Globalization;
using Diaspora.Gateway.Insights;
using Npgsql;

namespace Diaspora.Gateway.Features.Events;

/// <summary>Reports of events. Events at which nobody is booked, such as health days, are not among them.</summary>
internal sealed class EventInsights(NpgsqlDataSource database) : IInsightSource
{
    /// <inheritdoc/>
    public InsightArea Area => InsightArea.Events;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<InsightTable>> ReadAsync(InsightPeriod period, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var events = await EventInsightsStore.AnswersAsync(connection, period, cancellationToken);
        return
        [
            new InsightTable
            {
                Name = "events", Title = "Events: who said that they come, and who came", Labels = ["Event", "Day"],
                Columns =
                [
                    new("Come", InsightUnit.People), new("Wait for a place", InsightUnit.People), new("Do not come", InsightUnit.People),
                    new("Places"), new("Places taken, percent", InsightUnit.Percent),
                    new("Came", InsightUnit.People), new("Came, percent of those who said so", InsightUnit.Percent),
                ],
                Rows = [.. events.Select(row => new InsightRow(
                    [row.Sample ? row.Title + " (SAMPLE)" : row.Title, row.StartsOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
                    [row.Going, row.Waiting, row.Declined, row.Capacity, PercentOf(row.Going, row.Capacity), row.Attended, PercentOf(row.Attended, row.Going)]))],
                Note = "Came: counted at the door and entered by staff; an empty cell was not counted. Also people who said nothing may have come.",
            },
        ];
    }

    private static decimal? PercentOf(long? part, long? whole) => part is not null && whole > 0 ? 100m * part / whole : null;
}
