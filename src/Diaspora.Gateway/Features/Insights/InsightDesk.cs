using Diaspora.Gateway.Api;
using Diaspora.Gateway.Insights;

namespace Diaspora.Gateway.Features.Insights;

/// <summary>Reports, with small counts of people covered. Whoever asks has the right to read them: nobody gets the true tables.</summary>
internal sealed class InsightDesk(IEnumerable<IInsightSource> sources)
{
    /// <summary>The tabs that have something to tell, in their order.</summary>
    public IReadOnlyList<InsightArea> Areas { get; } = [.. sources.Select(source => source.Area).Distinct().Order()];

    /// <summary>The area with a name, such as <c>people</c>.</summary>
    /// <exception cref="ApiRefusal">There is none.</exception>
    public InsightArea AreaOf(string name) => Areas.Where(area => NameOf(area) == name).Select(area => (InsightArea?)area).FirstOrDefault()
        ?? throw new ApiRefusal(ApiProblem.NotFound("insights/not-found", "There is no such report."));

    /// <summary>The name of an area in addresses.</summary>
    public static string NameOf(InsightArea area) => area.ToString().ToLowerInvariant();

    /// <summary>The tables of an area.</summary>
    public async Task<IReadOnlyList<ShownTable>> ReadAsync(InsightArea area, InsightPeriod period, CancellationToken cancellationToken)
    {
        var tables = new List<ShownTable>();
        foreach (var source in sources.Where(source => source.Area == area))
            tables.AddRange((await source.ReadAsync(period, cancellationToken)).Select(ShownTable.Of));
        return tables;
    }

    /// <summary>One table of an area.</summary>
    /// <exception cref="ApiRefusal">There is none of that name.</exception>
    public async Task<ShownTable> ReadAsync(InsightArea area, string table, InsightPeriod period, CancellationToken cancellationToken) =>
        (await ReadAsync(area, period, cancellationToken)).FirstOrDefault(shown => shown.Table.Name == table)
        ?? throw new ApiRefusal(ApiProblem.NotFound("insights/not-found", "There is no such table."));
}
