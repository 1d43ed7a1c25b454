namespace Diaspora.Gateway.Insights;

/// <summary>
/// Gives tables of a report from what its owner keeps. Each feature that has something to tell registers one. Nothing of a private service may be
/// told, not even that it was used.
/// </summary>
internal interface IInsightSource
{
    /// <summary>The tab under which the tables stand.</summary>
    InsightArea Area { get; }

    /// <summary>The tables of a period, with true counts: whoever shows them covers small ones, see <see cref="ShownTable"/>.</summary>
    Task<IReadOnlyList<InsightTable>> ReadAsync(InsightPeriod period, CancellationToken cancellationToken);
}

/// <summary>The tabs of the reports, in their order.</summary>
internal enum InsightArea
{
    /// <summary>Who registered and agreed.</summary>
    People,

    /// <summary>Sending money home.</summary>
    Money,

    /// <summary>Gatherings.</summary>
    Events,

    /// <summary>Food assistance.</summary>
    Food,

    /// <summary>Complaints and what was answered.</summary>
    Complaints,

    /// <summary>Texts that left.</summary>
    Messages,

    /// <summary>How phones use the menus.</summary>
    Use,
}
