namespace Diaspora.Gateway.Insights;

/// <summary>Looks for other counts that would be shown the same and have the same totals: one more or one less in some covered cells.</summary>
internal sealed class OtherCounts
{
    private const int MostChanges = 6;
    private const int MostTries = 20_000;
    private readonly IReadOnlyList<long> _cells;
    private readonly Cover[] _covers;
    private readonly IReadOnlyList<IReadOnlyList<int>> _lines;
    private readonly List<int>[] _linesOf;
    private readonly long[] _totals;
    private readonly bool[] _anything;
    private readonly long[] _changes;
    private readonly long[] _sums;
    private int _tries;

    private OtherCounts(IReadOnlyList<long> cells, Cover[] covers, IReadOnlyList<IReadOnlyList<int>> lines)
    {
        _cells = cells;
        _covers = covers;
        _lines = lines;
        _linesOf = [.. cells.Select(_ => new List<int>())];
        _totals = [.. lines.Select(line => line.Sum(cell => cells[cell]))];
        _anything = new bool[cells.Count];
        _changes = new long[cells.Count];
        _sums = new long[lines.Count];
        for (var at = 0; at < lines.Count; at++)
        {
            // Small counts are told as nothing at all only where a whole line is.
            var hidden = lines[at].All(cell => covers[cell] == Cover.Hidden) && lines[at].Any(cell => SmallCells.IsSmall(cells[cell]));
            foreach (var cell in lines[at])
            {
                _linesOf[cell].Add(at);
                _anything[cell] |= hidden;
            }
        }
    }

    /// <summary>Small counts for which no other was found. One that is alone in a line is left out: it is covered where the total of that line is told.</summary>
    public static IReadOnlyList<int> Missing(IReadOnlyList<long> cells, Cover[] covers, IReadOnlyList<IReadOnlyList<int>> lines)
    {
        var others = new OtherCounts(cells, covers, lines);
        var found = new bool[cells.Count];
        var missing = new List<int>();
        for (var cell = 0; cell < cells.Count; cell++)
        {
            if (!SmallCells.IsSmall(cells[cell]) || found[cell] || others._linesOf[cell].Exists(line => lines[line].Count == 1)) continue;
            if (!others.Find(cell)) missing.Add(cell);
            for (var at = 0; at < found.Length; at++) found[at] |= others._changes[at] != 0;
            others.Clear();
        }

        return missing;
    }

    private bool Find(int cell)
    {
        _tries = MostTries;
        // Few changes first: four corners of a table are enough most often.
        for (var most = 0; most < MostChanges; most++)
        {
            if (Try(cell, 1, most) || Try(cell, -1, most)) return true;
        }

        return false;
    }

    private bool Try(int cell, int step, int left)
    {
        if (_changes[cell] != 0 || !CanBe(cell, _cells[cell] + step) || --_tries < 0) return false;
        Change(cell, step);
        if (Mend(left)) return true;
        Change(cell, -step);
        return false;
    }

    /// <summary>Brings the totals back to what is told.</summary>
    private bool Mend(int left)
    {
        for (var line = 0; line < _lines.Count; line++)
        {
            var step = StepOf(line);
            if (step != 0) return left > 0 && _lines[line].Any(cell => Try(cell, step, left - 1));
        }

        return true;
    }

    private int StepOf(int line)
    {
        if (!SmallCells.IsSmall(_totals[line])) return -Math.Sign(_sums[line]);
        var total = _totals[line] + _sums[line];
        return SmallCells.IsSmall(total) ? 0 : total < 1 ? 1 : -1;
    }

    private bool CanBe(int cell, long count) => _covers[cell] switch
    {
        Cover.Few => SmallCells.IsSmall(count),
        Cover.Hidden => count >= 0 && (_anything[cell] || !SmallCells.IsSmall(count)),
        _ => false,
    };

    private void Change(int cell, int step)
    {
        _changes[cell] += step;
        foreach (var line in _linesOf[cell]) _sums[line] += step;
    }

    private void Clear()
    {
        Array.Clear(_changes);
        Array.Clear(_sums);
    }
}
