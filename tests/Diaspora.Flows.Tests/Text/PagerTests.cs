using System.Text.RegularExpressions;
using Diaspora.Flows.Text;

namespace Diaspora.Flows.Tests.Text;

public partial class PagerTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Lumela")]
    [InlineData("1234567890 123456789")]
    public void A_text_that_fits_is_one_page_without_a_mark(string text) => Pager.Split(text, 20).ShouldBe([text]);

    [Fact]
    public void A_long_text_is_cut_at_words_and_marked() =>
        Pager.Split("one two three four five six", 20).ShouldBe(["(1/2) one two three", "(2/2) four five six"]);

    [Fact]
    public void Marks_can_be_left_out() => Pager.Split("one two three four", 10, marks: false).ShouldBe(["one two", "three four"]);

    [Fact]
    public void A_page_ends_with_a_line_when_that_costs_no_page() =>
        Pager.Split("one two\nthree four", 13, marks: false).ShouldBe(["one two", "three four"]);

    [Fact]
    public void A_page_does_not_end_with_a_line_when_that_costs_a_page() =>
        Pager.Split("one two\nthree four 123", 13, marks: false).ShouldBe(["one two\nthree", "four 123"]);

    [Fact]
    public void A_page_does_not_end_with_a_line_that_leaves_it_nearly_empty() =>
        Pager.Split("one\nthree four five", 13, marks: false).ShouldBe(["one\nthree", "four five"]);

    [Fact]
    public void Only_a_word_longer_than_a_page_is_cut_inside() =>
        Pager.Split("ab 0123456789012 cd", 10, marks: false).ShouldBe(["ab", "0123456789", "012 cd"]);

    [Fact]
    public void Pages_are_folded_and_extension_characters_count_twice() =>
        Pager.Split("€€ €€\u00a0š ’", 6, marks: false).ShouldBe(["€€", "€€ s", "'"]);

    [Fact]
    public void The_room_may_differ_from_page_to_page()
    {
        var asked = new HashSet<(int, int)>();

        var pages = Pager.Split("aaa bbb ccc ddd", (page, count) => asked.Add((page, count)) && page == count ? 7 : 3, marks: false);

        pages.ShouldBe(["aaa", "bbb", "ccc ddd"]);
        asked.ShouldBe([(1, 1), (1, 2), (2, 2), (1, 3), (2, 3), (3, 3)], ignoreOrder: true);
    }

    [Fact]
    public void More_room_for_several_pages_than_for_one_leaves_no_page_empty() =>
        Pager.Split("aaa bbb", (_, count) => count == 1 ? 5 : 50).ShouldAllBe(page => page.Length > "(1/2) ".Length);

    [Fact]
    public void A_text_of_99_pages_is_the_longest()
    {
        var text = string.Join(' ', Enumerable.Repeat("abcd", 99));

        Pager.Split(text, 12)[98].ShouldBe("(99/99) abcd");
        Should.Throw<ArgumentException>(() => Pager.Split(text + " abcd", 12)).ParamName.ShouldBe("text");
    }

    [Theory]
    [InlineData(7)]
    [InlineData(0)]
    [InlineData(-5)]
    public void A_page_without_room_is_refused(int septets) =>
        Should.Throw<ArgumentException>(() => Pager.Split("one two three", septets)).ParamName.ShouldBe("septets");

    [Fact]
    public void Every_page_fits_and_together_they_hold_every_word_in_order()
    {
        var random = new RandomText(seed: 5);
        for (var i = 0; i < 5_000; i++)
        {
            var text = random.Words(maxWords: 60, longestWord: 14);
            var (first, middle, last) = (random.Between(30, 60), random.Between(30, 60), random.Between(30, 60));
            int Room(int page, int pages) => page == 1 ? first : page == pages ? last : middle;

            var pages = Pager.Split(text, Room);

            for (var page = 1; page <= pages.Count; page++)
            {
                Gsm7.Septets(pages[page - 1]).ShouldBeInRange(0, Room(page, pages.Count));
                if (pages.Count > 1)
                    pages[page - 1].ShouldStartWith($"({page}/{pages.Count}) ");
            }
            WordsOf(string.Join(' ', pages.Select(page => Mark().Replace(page, "")))).ShouldBe(WordsOf(text));
        }
    }

    [Fact]
    public void Pages_with_words_longer_than_a_page_hold_every_character()
    {
        var random = new RandomText(seed: 6);
        for (var i = 0; i < 2_000; i++)
        {
            var text = random.Words(maxWords: 12, longestWord: 40);

            var pages = Pager.Split(text, random.Between(16, 30));

            pages.Any(page => pages.Count > 1 && Mark().Replace(page, "") == "").ShouldBeFalse();
            string.Concat(WordsOf(string.Concat(pages.Select(page => Mark().Replace(page, ""))))).ShouldBe(string.Concat(WordsOf(text)));
        }
    }

    private static string[] WordsOf(string text) => text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"^\(\d+/\d+\) ")]
    private static partial Regex Mark();
}
