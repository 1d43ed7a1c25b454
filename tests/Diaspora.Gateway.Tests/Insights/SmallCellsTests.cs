using Diaspora.Gateway.Insights;

namespace Diaspora.Gateway.Tests.Insights;

/// <summary>Small counts of people, seen by somebody who knows the totals and how they are covered.</summary>
public class SmallCellsTests
{
    [Theory]
    [InlineData("0 5 12", "0 5 12")]
    [InlineData("3", "<5")]
    [InlineData("2 4", "<5 <5")]
    [InlineData("3 9 20", "<5 hidden 20")]
    [InlineData("3 20 0", "<5 hidden 0")]
    [InlineData("1 5 30", "<5 hidden hidden")]
    [InlineData("4 4 0", "<5 <5 hidden")]
    [InlineData("1 5", "hidden hidden")]
    [InlineData("1 1 1 1", "hidden hidden hidden hidden")]
    public void A_column_is_covered_until_its_total_tells_nothing(string counts, string shown) => Show(Read(counts)).ShouldBe(shown);

    [Fact]
    public void No_covered_count_follows_from_the_others_and_the_total()
    {
        var random = new Random(20261127);
        for (var round = 0; round < 3000; round++)
        {
            long[] cells = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => (long)random.Next(0, random.Next(2, 14)))];

            var covers = SmallCells.Protect(cells, [[.. Enumerable.Range(0, cells.Length)]]);

            for (var at = 0; at < cells.Length; at++)
            {
                if (covers[at] == Cover.None) SmallCells.IsSmall(cells[at]).ShouldBeFalse();
                if (SmallCells.IsSmall(cells[at])) Guesses(cells, covers, at).ShouldBeGreaterThan(1, $"{string.Join(' ', cells)} at {at}");
            }
        }
    }

    [Fact]
    public void A_count_is_covered_against_every_total_it_is_part_of()
    {
        // Two districts (rows) by two countries: 3 9 / 20 30.
        var covers = SmallCells.Protect([3, 9, 20, 30], [[0, 1], [2, 3], [0, 2], [1, 3], [0, 1, 2, 3]]);

        covers.ShouldBe([Cover.Few, Cover.Hidden, Cover.Hidden, Cover.Hidden]);
    }

    [Fact]
    public void A_table_is_not_told_at_all_where_less_would_not_do()
    {
        // 3 20 / 20 0: the last one could be neither less than 0 nor small, so the first one could not be anything else.
        var covers = SmallCells.Protect([3, 20, 20, 0], LinesOf(2));

        covers.ShouldAllBe(cover => cover == Cover.Hidden);
    }

    [Theory]
    [InlineData(2, 1500)]
    [InlineData(3, 500)]
    public void No_small_count_of_a_table_follows_from_the_others_and_all_totals(int size, int rounds)
    {
        var random = new Random(20261127);
        var lines = LinesOf(size);
        for (var round = 0; round < rounds; round++)
        {
            long[] cells = [.. Enumerable.Range(0, size * size).Select(_ => (long)random.Next(0, random.Next(2, 14)))];

            var covers = SmallCells.Protect(cells, lines);

            var told = $"{string.Join(' ', cells)}: {string.Join(' ', covers)}";
            foreach (var line in lines) line.Count(cell => covers[cell] != Cover.None).ShouldNotBe(1, told);
            cells.Where((cell, at) => SmallCells.IsSmall(cell) && covers[at] == Cover.None).ShouldBeEmpty(told);
            var pinned = Pinned(cells, covers, lines);
            // What follows from the totals alone cannot be helped by covering cells.
            if (pinned.Count > 0) pinned.ShouldBe(Pinned(cells, [.. cells.Select(_ => Cover.Hidden)], lines), told);
        }
    }

    /// <summary>Rows, columns and all cells of a square table.</summary>
    private static int[][] LinesOf(int size)
    {
        int[] side = [.. Enumerable.Range(0, size)];
        return
        [
            .. side.Select(row => side.Select(column => row * size + column).ToArray()),
            .. side.Select(column => side.Select(row => row * size + column).ToArray()),
            [.. Enumerable.Range(0, size * size)],
        ];
    }

    /// <summary>Small cells that could have one value only for somebody who sees the rest and the totals of all lines, small ones as small.</summary>
    private static List<int> Pinned(long[] cells, Cover[] covers, int[][] lines)
    {
        long[] totals = [.. lines.Select(line => line.Sum(cell => cells[cell]))];
        var sums = new long[lines.Length];
        var guess = new long[cells.Length];
        HashSet<int> pinned = [.. Enumerable.Range(0, cells.Length).Where(cell => SmallCells.IsSmall(cells[cell]))];
        Fill(0);
        return [.. pinned.Order()];

        void Fill(int at)
        {
            if (at == cells.Length)
            {
                pinned.RemoveWhere(cell => guess[cell] != cells[cell]);
                return;
            }

            int[] through = [.. Enumerable.Range(0, lines.Length).Where(line => lines[line].Contains(at))];
            for (var value = 0L; value <= through.Min(line => Most(line) - sums[line]) && pinned.Count > 0; value++)
            {
                if (!CanBe(at, value)) continue;
                guess[at] = value;
                foreach (var line in through) sums[line] += value;
                if (Array.TrueForAll(through, line => lines[line][^1] != at || IsTold(line))) Fill(at + 1);
                foreach (var line in through) sums[line] -= value;
            }
        }

        long Most(int line) => SmallCells.IsSmall(totals[line]) ? SmallCells.Smallest - 1 : totals[line];

        bool IsTold(int line) => SmallCells.IsSmall(totals[line]) ? SmallCells.IsSmall(sums[line]) : sums[line] == totals[line];

        bool IsNothing(int[] line) => Array.TrueForAll(line, cell => covers[cell] == Cover.Hidden) && Array.Exists(line, cell => SmallCells.IsSmall(cells[cell]));

        bool CanBe(int cell, long value) => covers[cell] switch
        {
            Cover.None => value == cells[cell],
            Cover.Few => SmallCells.IsSmall(value),
            // Only a line that is told as nothing at all may have small ones under it.
            _ => !SmallCells.IsSmall(value) || lines.Any(line => line.Contains(cell) && IsNothing(line)),
        };
    }

    /// <summary>How many values a cell could have for somebody who sees the rest: all fillings that fit what is shown.</summary>
    private static int Guesses(long[] cells, Cover[] covers, int wanted)
    {
        var total = cells.Sum();
        var anyFew = covers.Contains(Cover.Few);
        var values = new HashSet<long>();
        Fill(0, 0, 0);
        return values.Count;

        void Fill(int at, long sum, long guess)
        {
            if (sum > Math.Max(total, SmallCells.Smallest - 1)) return;
            if (at == cells.Length)
            {
                if (SmallCells.IsSmall(total) ? SmallCells.IsSmall(sum) : sum == total) values.Add(guess);
                return;
            }

            foreach (var value in Candidates(at)) Fill(at + 1, sum + value, at == wanted ? value : guess);
        }

        IEnumerable<long> Candidates(int at) => covers[at] switch
        {
            Cover.None => [cells[at]],
            Cover.Few => [1, 2, 3, 4],
            _ => Enumerable.Range(0, (int)total + 1).Select(value => (long)value).Where(value => !anyFew || !SmallCells.IsSmall(value)),
        };
    }

    private static string Show(long[] cells) =>
        string.Join(' ', SmallCells.Protect(cells, [[.. Enumerable.Range(0, cells.Length)]]).Zip(cells, ShownTable.Word));

    private static long[] Read(string counts) => [.. counts.Split(' ').Select(long.Parse)];
}
