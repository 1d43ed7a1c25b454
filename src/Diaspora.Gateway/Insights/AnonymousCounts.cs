using System.Collections.Concurrent;
using Diaspora.Gateway.Conversations;

namespace Diaspora.Gateway.Insights;

/// <summary>
/// Counts what happens without saying to whom: by day and kind, in memory, so that a turn waits for nothing and writes nothing. What is counted is
/// written every half minute and when the node stops; a node that dies loses half a minute of it. Safe for any number of threads, without locks, and
/// without allocation once a kind was counted.
/// </summary>
internal sealed class AnonymousCounts(TimeProvider time)
{
    private readonly ConcurrentDictionary<Key, Counter> _counters = new();

    /// <summary>Counts one.</summary>
    /// <param name="measure">What, as in <c>insights.daily</c>.</param>
    /// <param name="a">The first thing it is split by: from a short list, never something of a person.</param>
    /// <param name="b">The second.</param>
    /// <param name="c">The third.</param>
    /// <param name="by">-1 takes one back.</param>
    public void Add(string measure, string a, string b = "", string c = "", long by = 1) => Add(Today, measure, a, b, c, by);

    /// <summary>Takes out all that was counted since the last time.</summary>
    public IReadOnlyDictionary<string, List<DailyCell>> Take()
    {
        var taken = new Dictionary<string, List<DailyCell>>();
        var today = Today;
        foreach (var (key, counter) in _counters)
        {
            if (counter.Take() is not 0 and var count)
            {
                if (!taken.TryGetValue(key.Measure, out var cells)) taken[key.Measure] = cells = [];
                cells.Add(new DailyCell(DateOnly.FromDayNumber(key.Day), key.A, key.B, key.C, count));
            }
            else if (key.Day < today - 1)
            {
                // Long over: nobody counts for that day any more.
                _counters.TryRemove(key, out _);
            }
        }

        return taken;
    }

    /// <summary>Puts back what could not be written.</summary>
    public void PutBack(string measure, IReadOnlyList<DailyCell> cells)
    {
        foreach (var cell in cells) Add(cell.Day.DayNumber, measure, cell.A, cell.B, cell.C, cell.Count);
    }

    private int Today => LesothoTime.DateOf(time.GetUtcNow()).DayNumber;

    private void Add(int day, string measure, string a, string b, string c, long by) =>
        _counters.GetOrAdd(new Key(day, measure, a, b, c), static _ => new Counter()).Add(by);

    private readonly record struct Key(int Day, string Measure, string A, string B, string C);

    private sealed class Counter
    {
        private long _count;

        public void Add(long by) => Interlocked.Add(ref _count, by);

        public long Take() => Interlocked.Exchange(ref _count, 0);
    }
}
