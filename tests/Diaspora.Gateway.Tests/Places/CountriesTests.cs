using Diaspora.Flows.Text;
using Diaspora.Gateway.Places;

namespace Diaspora.Gateway.Tests.Places;

public class CountriesTests
{
    [Fact]
    public void Every_country_has_its_own_code_and_a_name_that_fits_a_screen()
    {
        Countries.All.Count.ShouldBe(249);
        Countries.All.Select(c => c.Code).ShouldBe(Countries.All.Select(c => c.Code).Distinct().Order(StringComparer.Ordinal));
        foreach (var country in Countries.All)
        {
            country.Code.ShouldMatch("^[A-Z]{2}$");
            Gsm7.Septets(country.English).ShouldBeInRange(4 - (country.Code is "GB" or "US" ? 2 : 0), Country.LongestName, country.Code);
            Gsm7.Septets(country.Sesotho).ShouldBeInRange(1, Country.LongestName, country.Code);
        }
    }

    [Fact]
    public void No_name_means_two_countries()
    {
        var names = Countries.All.SelectMany(c => c.Names).GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key);

        names.ShouldBeEmpty();
    }

    [Fact]
    public void Every_name_finds_its_country_first()
    {
        foreach (var country in Countries.All)
            foreach (var name in country.Names) Countries.Search(name)[0].ShouldBe(country, name);
    }

    [Theory]
    [InlineData("Botswana", "BW")]
    [InlineData("BOTSOANA", "BW")]
    [InlineData("the netherlands", "NL")]
    [InlineData("Holland", "NL")]
    [InlineData("england", "GB")]
    [InlineData("U.S.A.", "US")]
    [InlineData("Afrika Boroa", "ZA")]
    [InlineData("Cote d'Ivoire", "CI")]
    [InlineData("Curaçao", "CW")]
    [InlineData("Trinidad & Tobago", "TT")]
    [InlineData("zw", "ZW")]
    [InlineData("germny", "DE")]
    [InlineData("Zimbawbe", "ZW")]
    [InlineData("Mozambque", "MZ")]
    [InlineData("kong", "HK")]
    [InlineData("swazi", "SZ")]
    public void What_people_type_finds_the_country_first(string typed, string code) => Countries.Search(typed)[0].Code.ShouldBe(code);

    [Fact]
    public void Countries_that_share_a_word_are_all_found() =>
        Countries.Search("guinea").Select(c => c.Code).ShouldBe(["GN", "GW", "GQ", "PG"]);

    [Theory]
    [InlineData("x")]
    [InlineData("12345")]
    [InlineData("Atlantis Island")]
    [InlineData("'")]
    public void What_is_no_country_finds_none(string typed) => Countries.Search(typed).ShouldBeEmpty();

    [Theory]
    [InlineData("mali", "mali", 0)]
    [InlineData("kenia", "kenya", 1)]
    [InlineData("knyea", "kenya", 2)]
    [InlineData("zimbawbe", "zimbabwe", 1)]
    [InlineData("chile", "china", 2)]
    [InlineData("iran", "ireland", 3)]
    public void Distance_counts_slips_of_the_finger(string one, string other, int distance) =>
        Math.Min(CountryName.Distance(one, other, 2), 3).ShouldBe(distance);
}
