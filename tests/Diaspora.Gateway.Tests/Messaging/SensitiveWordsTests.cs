using Diaspora.Gateway.Messaging;

namespace Diaspora.Gateway.Tests.Messaging;

public class SensitiveWordsTests
{
    [Theory]
    [InlineData("Fetch your ARVs", "ARVs")]
    [InlineData("hiv test today", "hiv")]
    [InlineData("Free ART for all", "ART")]
    [InlineData("Art and music in Maseru", "")]
    [InlineData("Hlahlobo ea lefuba", "lefuba")]
    [InlineData("Khoebo ea batho", "Khoebo ea batho")]
    [InlineData("TB, TB and tb", "TB")]
    [InlineData("Health day, Ha-Mokati, all welcome", "")]
    [InlineData("The starting time is ten", "")]
    public void Words_of_illness_and_crime_are_found_as_whole_words(string text, string found) =>
        string.Join(' ', SensitiveWords.FindRefused(text)).ShouldBe(found);

    [Theory]
    [InlineData("Stop violence and abuse", "violence abuse")]
    [InlineData("Khahlanong le tlhekefetso", "tlhekefetso")]
    [InlineData("Violets are blue", "")]
    public void Words_of_violence_are_found(string text, string found) => string.Join(' ', SensitiveWords.FindPublicOnly(text)).ShouldBe(found);

    [Fact]
    public void Doubtful_words_are_found_in_both_languages() =>
        SensitiveWords.FindDoubtful("Ask the clinic or police. Botsa mapolesa.").ShouldBe(["clinic", "police", "mapolesa"]);
}
