using Npgsql;

namespace Diaspora.Gateway.Insights;

/// <summary>
/// Something that is counted by day from the tables of whoever registers it as a singleton, so that reports need not count it again. Days that
/// can still change are counted anew each time, the others stay as they are.
/// </summary>
/// <param name="Name">Its name in <c>insights.daily</c>, such as <c>messages</c>.</param>
/// <param name="OpenDays">How many days before today change often.</param>
/// <param name="LateDays">How many days before today may change at all: these are counted once a day.</param>
/// <param name="CountAsync">Counts.</param>
internal sealed record DailyMeasure(string Name, int OpenDays, int LateDays, DailyCount CountAsync)
{
    /// <summary>What is there now, kept as the state of each day; days before today never change.</summary>
    public static DailyMeasure OfStock(string name, DailyCount count) => new(name, 0, 0, count) { IsStock = true };

    /// <summary>True: the state of things at the end of each day, rather than what happened on it.</summary>
    public bool IsStock { get; private init; }

    /// <summary>The first day to count, given when it was last counted.</summary>
    /// <param name="last">The day of the last count; null: it never was.</param>
    /// <param name="today">Today.</param>
    public DateOnly FirstDay(DateOnly? last, DateOnly today)
    {
        if (IsStock) return today;
        if (last is not { } counted) return DateOnly.MinValue;
        return counted < today ? counted.AddDays(-LateDays) : today.AddDays(-OpenDays);
    }
}

/// <summary>Counts a measure.</summary>
/// <param name="connection">A connection in a transaction of its own.</param>
/// <param name="from">The first day that is asked for; the least day there is: all of them.</param>
/// <param name="today">Today in Lesotho, the last day.</param>
/// <param name="cancellationToken">Ends the work.</param>
/// <returns>One cell for each day and kind of which there were any.</returns>
internal delegate Task<IReadOnlyList<DailyCell>> DailyCount(
    NpgsqlConnection connection, DateOnly from, DateOnly today, CancellationToken cancellationToken);
