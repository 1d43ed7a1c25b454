using Diaspora.Gateway.Features.Remittances;

namespace Diaspora.Gateway.Tests.Features.Remittances;

public class CurrencyTests
{
    [Theory]
    [InlineData("1000", 100000, "R1000", "R1000.00")]
    [InlineData("999.99", 99999, "R999.99", "R999.99")]
    [InlineData("0.05", 5, "R0.05", "R0.05")]
    [InlineData("500.01", 50001, "R500.01", "R500.01")]
    public void An_amount_is_exact_to_the_cent(string typed, int cents, string asSaid, string exact)
    {
        Currency.CentsOf(typed).ShouldBe(cents);
        Currency.Of("ZAR").Short(cents).ShouldBe(asSaid);
        Currency.Of("ZAR").Exact(cents).ShouldBe(exact);
    }
}
