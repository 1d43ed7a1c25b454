using Diaspora.Flows.Text;

namespace Diaspora.Flows.Tests.Text;

public class Gsm7Tests
{
    [Fact]
    public void The_alphabet_has_127_basic_and_10_extension_characters()
    {
        var all = Enumerable.Range(0, 0x10000).Select(code => (char)code).ToArray();

        all.Count(Gsm7.IsBasic).ShouldBe(127);
        new string([.. all.Where(character => Gsm7.IsEncodable(character) && !Gsm7.IsBasic(character))]).ShouldBe("\f[\\]^{|}~€");
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("Lumela 'M'e", 11)]
    [InlineData("pòtò è é ù ì à", 14)]
    [InlineData("M250 = €12 [a]", 17)]
    public void Septets_count_extension_characters_twice(string text, int septets) => Gsm7.Septets(text).ShouldBe(septets);

    [Theory]
    [InlineData("tš")]
    [InlineData("ç")]
    [InlineData("a`b")]
    [InlineData("a\tb")]
    [InlineData("\u001b")]
    [InlineData("\u00a0")]
    [InlineData("\u0391")]
    [InlineData("🙏")]
    public void A_character_outside_the_alphabet_has_no_septets(string text)
    {
        Gsm7.Septets(text).ShouldBe(-1);
        Gsm7.IsEncodable(text).ShouldBeFalse();
    }

    [Fact]
    public void Counting_allocates_nothing()
    {
        var text = new string('a', 150) + "€è";
        Gsm7.Septets(text);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            Gsm7.Septets(text);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
