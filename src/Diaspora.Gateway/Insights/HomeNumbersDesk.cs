using System.Globalization;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Messaging.Counts;
using Npgsql;

namespace Diaspora.Gateway.Insights;

/// <summary>The numbers of the home page, from daily numbers alone: it stays fast however many people and messages there are.</summary>
internal sealed class HomeNumbersDesk(NpgsqlDataSource database, TimeProvider time)
{
    private const int Shown = 30;
    private static readonly string[] s_counted = [Measure.People, Measure.Messages, Measure.Cases];

    /// <summary>Reads them.</summary>
    public async Task<HomeNumbers> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ReadAsync(connection, LesothoTime.DateOf(time.GetUtcNow()), cancellationToken);
    }

    /// <summary>Reads them as of a day.</summary>
    internal static async Task<HomeNumbers> ReadAsync(NpgsqlConnection connection, DateOnly today, CancellationToken cancellationToken)
    {
        var month = InsightPeriod.Last(Shown, today);
        var asOf = await DailyStore.AsOfAsync(connection, s_counted, cancellationToken);
        var people = (await DailyStore.StockAsync(connection, Measure.People, today, cancellationToken)).Sum(cell => cell.Count);
        var messages = await DailyStore.ByDayAndSecondAsync(connection, Measure.Messages, month, cancellationToken);
        var sessions = await DailyStore.ByDayAndSecondAsync(connection, Measure.Sessions, month, cancellationToken);
        var cases = await DailyStore.StockAsync(connection, Measure.Cases, today, cancellationToken);
        var byDay = messages.ToLookup(cell => cell.Day);
        return new HomeNumbers(
            asOf,
            ShownTable.Word(SmallCells.IsSmall(people) ? Cover.Few : Cover.None, people),
            Outcomes(byDay[today]),
            Outcomes(messages),
            [.. sessions.Where(cell => cell.Day == today).OrderByDescending(cell => cell.Count).Select(cell => new HomeNumber(UseInsights.LanguageName(cell.A), Number(cell.Count)))],
            Steps(cases),
            [.. month.Steps().Select(step => new HomeDay(step.First, Split(byDay[step.First]), sessions.Where(cell => cell.Day == step.First).Sum(cell => cell.Count)))]);
    }

    private static List<HomeNumber> Outcomes(IEnumerable<DailyCell> cells) =>
        [.. MessageInsights.Outcomes.Zip(Split(cells), (name, count) => new HomeNumber(name, Number(count)))];

    private static List<long> Split(IEnumerable<DailyCell> cells) =>
        [.. MessageInsights.Split([.. cells], cell => cell.A).Select(count => (long)(count ?? 0))];

    private static List<HomeNumber> Steps(IReadOnlyList<DailyCell> cases)
    {
        var steps = cases.GroupBy(cell => cell.B).Select(step => (step.Key, Count: step.Sum(cell => cell.Count))).ToList();
        var covers = SmallCells.Protect([.. steps.Select(step => step.Count)], [[.. Enumerable.Range(0, steps.Count)]]);
        return [.. steps.Select((step, at) => new HomeNumber(step.Key, ShownTable.Word(covers[at], step.Count)))];
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
