using Diaspora.Gateway.Places;

namespace Diaspora.Gateway.Tests.Places;

public class DistrictsTests
{
    [Theory]
    [InlineData("Qacha's-Nek", "LS-H")]
    [InlineData("Qacha", "LS-H")]
    [InlineData("Quhting", "LS-G")]
    [InlineData("Moyeni", "LS-G")]
    [InlineData("Mohales Hoek", "LS-F")]
    [InlineData("Butha Buthe", "LS-B")]
    [InlineData("ty", "LS-D")]
    [InlineData("Hlotse", "LS-C")]
    [InlineData("LS-K", "LS-K")]
    public void Spellings_and_camptowns_of_lists_find_the_district(string typed, string code) => Districts.Find(typed)!.Code.ShouldBe(code);

    [Theory]
    [InlineData("")]
    [InlineData("Berea Plateau")]
    [InlineData("Welkom")]
    public void What_is_no_district_finds_none(string typed) => Districts.Find(typed).ShouldBeNull();

    [Fact]
    public void No_two_districts_share_a_name()
    {
        var names = Districts.All.SelectMany(d => d.Aliases.Append(d.Name).Append(d.Code)).ToList();

        names.ShouldBe(names.Distinct(StringComparer.OrdinalIgnoreCase));
        Districts.All.Count.ShouldBe(10);
    }
}
