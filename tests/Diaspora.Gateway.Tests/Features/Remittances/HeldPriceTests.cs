using Diaspora.Gateway.Features.Remittances;

namespace Diaspora.Gateway.Tests.Features.Remittances;

public class HeldPriceTests
{
    [Theory]
    [InlineData(90000, 0, 200, 1800)]
    [InlineData(90000, 500, 200, 2300)]
    [InlineData(25, 0, 200, 1)]
    [InlineData(24, 0, 200, 0)]
    [InlineData(999999, 50000, 499, 99900)]
    public void A_fee_is_the_fixed_part_and_the_percentage_to_the_nearest_cent(int cents, int fixedCents, int basisPoints, int fee)
    {
        var offer = Offer.Of(Price("Mukuru", fixedCents, basisPoints), cents);

        offer.FeeCents.ShouldBe(fee);
        offer.TotalCents.ShouldBe(cents + fee);
    }

    [Fact]
    public void The_cheapest_comes_first_and_equal_ones_by_name()
    {
        var offers = Offer.Ranked([Price("Mukuru", 500, 0), Price("Shoprite", 499, 0), Price("Inter-postal", 0, 50)], 100000);

        offers.Select(o => o.Price.Provider).ShouldBe(["Shoprite", "Inter-postal", "Mukuru"]);
    }

    [Fact]
    public void A_price_is_old_after_its_last_day_or_else_ninety_days_after_it_was_checked()
    {
        var price = Price("Mukuru", 500, 0);

        price.IsOldOn(new DateOnly(2026, 4, 1)).ShouldBeFalse();
        price.IsOldOn(new DateOnly(2026, 4, 2)).ShouldBeTrue();
        (price with { ValidUntil = new DateOnly(2026, 12, 31) }).IsOldOn(new DateOnly(2026, 12, 31)).ShouldBeFalse();
        (price with { ValidUntil = new DateOnly(2026, 12, 31) }).IsOldOn(new DateOnly(2027, 1, 1)).ShouldBeTrue();
    }

    private static HeldPrice Price(string provider, int fixedCents, int basisPoints) => new()
    {
        Id = 1,
        Provider = provider,
        FixedCents = fixedCents,
        BasisPoints = basisPoints,
        CheckedOn = new DateOnly(2026, 1, 1),
        CheckedPrecision = "day",
    };
}
