namespace Diaspora.Gateway.Insights;

/// <summary>
/// Covers counts of people that are so small that they could point at somebody. A covered count must not follow from the others and their total, so
/// more cells are covered until each could have two values at least. The threshold is proposed.
/// </summary>
internal static class SmallCells
{
    /// <summary>Counts from 1 to one less are covered.</summary>
    public const long Smallest = 5;

    /// <summary>True for a count that may not be told.</summary>
    public static bool IsSmall(long count) => count is > 0 and < Smallest;

    /// <summary>How each cell is shown.</summary>
    /// <param name="cells">The true counts, not below 0.</param>
    /// <param name="lines">Which cells have a total that is told somewhere, such as those of a column.</param>
    public static Cover[] Protect(IReadOnlyList<long> cells, IReadOnlyList<IReadOnlyList<int>> lines)
    {
        var covers = cells.Select(cell => IsSmall(cell) ? Cover.Few : Cover.None).ToArray();
        // One that is alone in a line follows from its total and hides nothing.
        var alone = lines.Where(line => line.Count == 1).Select(line => line[0]).ToHashSet();
        do
        {
            ProtectLines(cells, covers, lines, alone);
        }
        while (lines.Count > 1 && CoverFollowing(cells, covers, lines, alone));
        return covers;
    }

    /// <summary>Covers more until each line is safe by itself.</summary>
    private static void ProtectLines(IReadOnlyList<long> cells, Cover[] covers, IReadOnlyList<IReadOnlyList<int>> lines, HashSet<int> alone)
    {
        bool changed;
        do
        {
            changed = false;
            foreach (var line in lines)
            {
                while ((IsBare(covers, line) || !IsSafe(cells, covers, line)) && CoverMore(cells, covers, line, alone)) changed = true;
            }
        }
        while (changed);
    }

    /// <summary>Covers more where a small count follows from several totals together, in the shortest line first and at last in all of them.</summary>
    private static bool CoverFollowing(
        IReadOnlyList<long> cells, Cover[] covers, IReadOnlyList<IReadOnlyList<int>> lines, HashSet<int> alone)
    {
        var changed = false;
        IReadOnlyList<int> all = [.. Enumerable.Range(0, cells.Count)];
        foreach (var cell in OtherCounts.Missing(cells, covers, lines))
        {
            var line = lines.Where(line => line.Contains(cell)).OrderBy(line => line.Count).Append(all)
                .FirstOrDefault(line => line.Any(at => covers[at] != Cover.Hidden));
            if (line is not null) changed |= CoverMore(cells, covers, line, alone);
        }

        return changed;
    }

    /// <summary>True when one cell of several is covered: it would follow from the total.</summary>
    private static bool IsBare(Cover[] covers, IReadOnlyList<int> line) => line.Count > 1 && line.Count(cell => covers[cell] != Cover.None) == 1;

    /// <summary>True when each cell of a line that is shown as few could have two values.</summary>
    private static bool IsSafe(IReadOnlyList<long> cells, Cover[] covers, IReadOnlyList<int> line)
    {
        var few = line.Count(cell => covers[cell] == Cover.Few);
        if (few == 0) return true;
        var hidden = line.Count(cell => covers[cell] == Cover.Hidden);
        var total = line.Sum(cell => cells[cell]);
        // A total that is small itself is told as small only.
        var (least, most) = IsSmall(total) ? (1, Smallest - 1) : (Left(), Left());
        var possible = 0;
        for (var value = 1L; value < Smallest; value++)
        {
            for (var left = least; left <= most; left++)
            {
                if (!CanBe(left - value, few - 1, hidden)) continue;
                possible++;
                break;
            }
        }

        return possible > 1;

        long Left() => line.Where(cell => covers[cell] != Cover.None).Sum(cell => cells[cell]);
    }

    /// <summary>True when a sum can be made of so many small counts and so many hidden ones, which are 0 or not small.</summary>
    private static bool CanBe(long sum, int few, int hidden)
    {
        var (least, most) = (few, few * (Smallest - 1));
        if (sum >= least && sum <= most) return true;
        return hidden > 0 && sum - least >= Smallest;
    }

    /// <summary>
    /// Covers the cell that costs the least: the smallest that can be told, then one that is 0, and one that is alone in another line last; where none is
    /// left, the small ones are told as nothing at all.
    /// </summary>
    private static bool CoverMore(IReadOnlyList<long> cells, Cover[] covers, IReadOnlyList<int> line, HashSet<int> alone)
    {
        var shown = line.Where(cell => covers[cell] == Cover.None)
            .OrderBy(alone.Contains).ThenBy(cell => cells[cell] == 0).ThenBy(cell => cells[cell]).ToList();
        if (shown.Count > 0)
        {
            covers[shown[0]] = Cover.Hidden;
            return true;
        }

        foreach (var cell in line) covers[cell] = Cover.Hidden;
        return line.Count > 0;
    }
}

/// <summary>How a count is shown.</summary>
internal enum Cover
{
    /// <summary>As it is.</summary>
    None,

    /// <summary>As fewer than <see cref="SmallCells.Smallest"/>.</summary>
    Few,

    /// <summary>Not at all, because a covered one would follow from it.</summary>
    Hidden,
}
