using Diaspora.Flows.Text;

namespace Diaspora.Flows.Tests.Text;

public class InputTextTests
{
    [Theory]
    [InlineData("  1 \r\n", "1")]
    [InlineData("１２＊３＃", "12*3#")]
    [InlineData("٠١٢٣٤٥٦٧٨٩", "0123456789")]
    [InlineData("۰۱۲۳۴۵۶۷۸۹", "0123456789")]
    [InlineData("०१२३४५६७८९", "0123456789")]
    [InlineData("\U0001D7CF\U0001D7D7", "19")]
    [InlineData("1\ufe0f\u20e3", "1")]
    [InlineData("\u200e+266\u00a05812\u202f3456\u200f", "+266 5812 3456")]
    [InlineData("\ufeffthuso\u200b", "thuso")]
    [InlineData("‘M’e `nete ＇", "'M'e 'nete '")]
    [InlineData("\0a\u0007b\u001bc\u007f", "abc")]
    [InlineData("MASERU\nLERIBE\tX", "MASERU LERIBE X")]
    [InlineData("mots\u030ce e\u0302\u0300", "motše ề")]
    [InlineData("kea leboha 🙏", "kea leboha 🙏")]
    [InlineData("\u0302", "\u0302")]
    [InlineData(" \u00a0\r\n", "")]
    public void What_a_person_typed_is_tidied(string typed, string clean) => InputText.Clean(typed).ShouldBe(clean);

    [Fact]
    public void Halves_of_surrogate_pairs_are_removed() => InputText.Clean("\ud83da\ude4f").ShouldBe("a");

    [Theory]
    [InlineData("abcdef", 3, "abc")]
    [InlineData("   abcdef", 3, "abc")]
    [InlineData("ab cd", 3, "ab")]
    [InlineData("ab🙏", 3, "ab")]
    [InlineData("ab🙏", 4, "ab🙏")]
    [InlineData("abc", 0, "")]
    public void A_long_text_is_cut_but_never_inside_a_surrogate_pair(string typed, int maxLength, string clean) =>
        InputText.Clean(typed, maxLength).ShouldBe(clean);

    [Fact]
    public void A_text_is_cut_at_160_unless_told_otherwise() => InputText.Clean(new string('x', 500)).Length.ShouldBe(160);

    [Fact]
    public void A_tidy_text_comes_back_as_the_same_instance()
    {
        var text = "1*Palesa M.";

        InputText.Clean(text).ShouldBeSameAs(text);
    }

    [Fact]
    public void Anything_typed_becomes_short_well_formed_trimmed_text_that_stays_as_it_is_when_cleaned_again()
    {
        var random = new RandomText(seed: 11);
        for (var i = 0; i < 20_000; i++)
        {
            var clean = InputText.Clean(random.Nasty(maxPieces: 12), maxLength: 8);

            clean.Length.ShouldBeLessThanOrEqualTo(8);
            clean.Trim().ShouldBe(clean);
            clean.ShouldNotContain('\uFFFD');
            string.Concat(clean.EnumerateRunes()).ShouldBe(clean);
            clean.Any(char.IsControl).ShouldBeFalse();
            InputText.Clean(clean, maxLength: 8).ShouldBe(clean);
        }
    }
}
