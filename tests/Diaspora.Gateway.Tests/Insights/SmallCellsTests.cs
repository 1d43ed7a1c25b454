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

        covers.ShouldBe([Cover.Few, Cover.Hidden, Cover.Hidden, Cover.None]);
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
