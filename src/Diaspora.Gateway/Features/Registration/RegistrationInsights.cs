using Diaspora.Gateway.Insights;
using Diaspora.Gateway.Places;
using Npgsql;

namespace Diaspora.Gateway.Features.Registration;

/// <summary>Reports of who registered and what was agreed to. Sex is not asked, so nothing is told of it.</summary>
internal sealed class RegistrationInsights(NpgsqlDataSource database) : IInsightSource
{
    private static readonly InsightColumn[] s_people = [new("People", InsightUnit.People)];

    /// <inheritdoc/>
    public InsightArea Area => InsightArea.People;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<InsightTable>> ReadAsync(InsightPeriod period, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var registered = await DailyStore.SumAsync(connection, Measure.Registered, period, cancellationToken);
        var byDay = await DailyStore.ByDayAsync(connection, Measure.Registered, period, cancellationToken);
        var people = await DailyStore.StockAsync(connection, Measure.People, period.To, cancellationToken);
        var consents = await DailyStore.SumAsync(connection, Measure.Consents, period, cancellationToken);
        var erased = await RegistrationInsightsStore.ErasedAsync(connection, period, cancellationToken);
        return
        [
            OverTime(period, byDay),
            Split("registrations-by-country", "Registrations by country of residence", "Country", registered.GroupBy(cell => CountryName(cell.A))),
            Split("registrations-by-district", "Registrations by home district", "District", registered.GroupBy(cell => Districts.NameOf(cell.B))),
            ByAge(registered),
            Split("registered-by-district", "People registered at the end of the period, by home district", "District", people.GroupBy(cell => Districts.NameOf(cell.B)))
                with { Note = "As counted on the last day of the period that was counted. Whoever was deleted is not among them." },
            new InsightTable
            {
                Name = "consents", Title = "Agreements given", Labels = ["Kind", "Language", "Channel"], Columns = s_people, Totals = true,
                Rows = [.. consents.Select(cell => new InsightRow([cell.A, cell.B, cell.C], [cell.Count]))],
                Note = "keyed: the person pressed the key; guardian: a parent or guardian did, for a child.",
            },
            new InsightTable
            {
                Name = "erasures", Title = "People whose details were deleted", Labels = ["Period"], Columns = s_people,
                Rows = [new InsightRow(["Whole period"], [erased])],
            },
        ];
    }

    private static string CountryName(string code) => Countries.All.FirstOrDefault(country => country.Code == code)?.English ?? code;

    private static InsightTable OverTime(InsightPeriod period, IReadOnlyList<DailyCell> byDay)
    {
        var counts = byDay.GroupBy(cell => period.StepOf(cell.Day)).ToDictionary(step => step.Key, step => step.Sum(cell => cell.Count));
        return new InsightTable
        {
            Name = "registrations", Title = "Registrations over time", Labels = [period.ByDay ? "Day" : "Month"], Columns = s_people, Totals = true,
            Chart = InsightChart.Columns,
            Rows = [.. period.Steps().Select(step => new InsightRow([step.Label], [counts.GetValueOrDefault(step.First)]))],
        };
    }

    private static InsightTable Split(string name, string title, string label, IEnumerable<IGrouping<string, DailyCell>> groups) => new()
    {
        Name = name, Title = title, Labels = [label], Columns = s_people, Totals = true, Chart = InsightChart.Bars,
        Rows = [.. groups.Select(group => (group.Key, Count: group.Sum(cell => cell.Count))).OrderByDescending(row => row.Count).ThenBy(row => row.Key)
            .Select(row => new InsightRow([row.Key], [row.Count]))],
    };

    private static InsightTable ByAge(IReadOnlyList<DailyCell> registered)
    {
        var counts = registered.GroupBy(cell => cell.C).ToDictionary(band => band.Key, band => band.Sum(cell => cell.Count));
        return new InsightTable
        {
            Name = "registrations-by-age", Title = "Registrations by age", Labels = ["Age"], Columns = s_people, Totals = true, Chart = InsightChart.Bars,
            Rows = [.. AgeBand.All.Select(band => new InsightRow([band], [counts.GetValueOrDefault(band)]))],
            Note = "Age in the year of registration, from the year of birth. Sex is not asked.",
        };
    }
}
