using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Tests.Privacy;

public sealed class ReferenceTests
{
    [Theory]
    [InlineData("4071 3827")]
    [InlineData("1926 0488")]
    [InlineData("7310 5624")]
    [InlineData("6612 0937")]
    [InlineData("1790 8465")]
    [InlineData("3345 1781")]
    [InlineData("2649 0835")]
    [InlineData("9265 1747")]
    [InlineData("8153 3706")]
    [InlineData("5048 2168")]
    [InlineData("3807 9519")]
    public void References_in_use_are_read_and_shown_alike(string shown)
    {
        Reference.TryParse(shown, out var reference).ShouldBeTrue();

        reference.ToString().ShouldBe(shown);
        reference.Digits.ShouldBe(shown.Replace(" ", ""));
    }

    [Theory]
    [InlineData("40713827")]
    [InlineData(" 4071-3827 ")]
    [InlineData("40 71 38 27")]
    public void Blanks_and_hyphens_do_not_matter(string typed)
    {
        Reference.TryParse(typed, out var reference).ShouldBeTrue();
        Reference.TryParse("4071 3827", out var same).ShouldBeTrue();

        reference.ShouldBe(same);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("6612 0938")]
    [InlineData("4071 382")]
    [InlineData("4071 38270")]
    [InlineData("4071 382O")]
    [InlineData("0")]
    public void A_mistyped_reference_is_refused(string? typed) => Reference.TryParse(typed, out _).ShouldBeFalse();

    [Fact]
    public void Drawn_references_are_valid_eight_digits_and_not_in_a_row()
    {
        var drawn = Enumerable.Range(0, 1000).Select(_ => Reference.Draw()).ToList();

        drawn.Count(reference => Reference.TryParse(reference.ToString(), out var read) && read == reference).ShouldBe(1000);
        drawn.ShouldAllBe(reference => reference.Digits[0] != '0');
        drawn.Distinct().Count().ShouldBeGreaterThan(990);
        drawn.Select(reference => reference.Digits[^1]).Distinct().Count().ShouldBe(10);
    }

    [Fact]
    public void No_reference_has_no_digits() => Should.Throw<InvalidOperationException>(() => default(Reference).Digits);
}
