using Diaspora.Flows.Text;

namespace Diaspora.Flows.Tests.Text;

public class FoldingTests
{
    [Theory]
    [InlineData("Motšeanong", "Mots'eanong")]
    [InlineData("Tšebeletso TŠEBELETSO", "Ts'ebeletso TS'EBELETSO")]
    [InlineData("mots\u030ceanong", "mots'eanong")]
    [InlineData("Šibe Novák š", "Sibe Novak s")]
    [InlineData("‘M’e ʼnete ʹ′´`＇", "'M'e 'nete '''''")]
    [InlineData("“Lumela” „a‟ «b»", "\"Lumela\" \"a\" \"b\"")]
    [InlineData("08:00–17:00 — −5 •", "08:00-17:00 - -5 -")]
    [InlineData("‹a›", "<a>")]
    [InlineData("Kea leboha…", "Kea leboha...")]
    [InlineData("a\u00a0b\tc\u2003d", "a b c d")]
    [InlineData("ē ê ō ô Ē Ō è é ò ù ì à", "e e o o E O è é ò ù ì à")]
    [InlineData("e\u0300 e\u0302 q\u0302", "è e q")]
    [InlineData("ＡＢＣ＊１２３＃", "ABC*123#")]
    [InlineData("a\u200bb\ufeffc\u200ed\u00ade", "abcde")]
    [InlineData("ț ộ ç Ǟ", "t o c Ä")]
    [InlineData("a\u2028b", "a\nb")]
    public void Text_is_spelt_in_gsm7(string text, string folded)
    {
        Folding.Fold(text).ShouldBe(folded);
        Folding.ForScreen(text).ShouldBe(folded);
    }

    [Theory]
    [InlineData("Жанна й", "????? ?")]
    [InlineData("łódź", "?ódź", "?odz", "łodz")]
    [InlineData("Kea leboha 🙏", "Kea leboha ?")]
    [InlineData("👍🏿👨\u200d👩\u200d👧❤\ufe0f", "???")]
    [InlineData("भारत", "???")]
    public void What_has_no_gsm7_spelling_stays_in_a_message_and_is_a_question_mark_on_a_screen(string text, params string[] expected)
    {
        Folding.Fold(text).ShouldBe(expected.Length == 3 ? expected[2] : text);
        Folding.ForScreen(text).ShouldBe(expected.Length == 3 ? expected[1] : expected[0]);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_a_question_mark_on_a_screen() => Folding.ForScreen("\ud83d!\ude4f").ShouldBe("?!?");

    [Fact]
    public void A_screen_loses_control_characters_but_keeps_its_lines() =>
        Folding.ForScreen("1\ufe0f\u20e3 a\r\nb\rc\nd\f\0\u0007\u001be").ShouldBe("1 a\nb\nc\nde");

    [Theory]
    [InlineData("")]
    [InlineData("Lumela 'M'e\n1. Chelete €5")]
    public void Text_that_fits_comes_back_as_the_same_instance(string text)
    {
        Folding.Fold(text).ShouldBeSameAs(text);
        Folding.ForScreen(text).ShouldBeSameAs(text);
    }

    [Fact]
    public void A_message_that_cannot_be_folded_comes_back_as_the_same_instance()
    {
        var text = "Жанна 👨\u200d👩\u200d👧";

        Folding.Fold(text).ShouldBeSameAs(text);
    }

    [Fact]
    public void Folding_twice_changes_nothing_and_a_screen_is_always_gsm7()
    {
        var random = new RandomText(seed: 7);
        for (var i = 0; i < 20_000; i++)
        {
            var text = random.Nasty(maxPieces: 12);

            var folded = Folding.Fold(text);
            Folding.Fold(folded).ShouldBeSameAs(folded);
            var screen = Folding.ForScreen(text);
            Folding.ForScreen(screen).ShouldBeSameAs(screen);
            Gsm7.Septets(screen).ShouldBeGreaterThanOrEqualTo(0);
            screen.Any(character => character != '\n' && char.IsControl(character)).ShouldBeFalse();
        }
    }

    [Fact]
    public void Folding_brings_the_reference_sentence_from_two_parts_to_one()
    {
        var text = "Tšebeletso ea Basotho ba kantle: ’M’e Palesa, chelete ea hau e fihlile.";

        Segments.Count(text).Parts.ShouldBe(2);
        Segments.Count(Folding.Fold(text)).ShouldSatisfyAllConditions(
            count => count.Parts.ShouldBe(1),
            count => count.Units.ShouldBe(72));
    }
}
