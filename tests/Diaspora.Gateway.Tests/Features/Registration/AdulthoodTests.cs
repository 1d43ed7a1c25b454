using Diaspora.Gateway.Features.Registration;

namespace Diaspora.Gateway.Tests.Features.Registration;

public class AdulthoodTests
{
    [Theory]
    [InlineData(1907, "", "adult")]
    [InlineData(2007, "", "adult")]
    [InlineData(2007, "no", "adult")]
    [InlineData(2008, "", "unsure")]
    [InlineData(2008, "yes", "adult")]
    [InlineData(2008, "no", "child")]
    [InlineData(2009, "yes", "child")]
    [InlineData(2026, "", "child")]
    public void A_birth_year_tells_whether_somebody_is_an_adult_in_2026(int year, string said, string expected) =>
        Adulthood.Of(year, said, new DateOnly(2026, 11, 21)).ShouldBe(expected);
}
