using Diaspora.Flows.Text;
using Diaspora.Gateway.Features.Remittances;

namespace Diaspora.Gateway.Tests.Features.Remittances;

public class PriceWordsTests
{
    private const int LargestAmount = 999_999;

    private static readonly HeldPrice s_longest = new()
    {
        Id = 1,
        Provider = new string('P', 12),
        FixedCents = 99_999,
        BasisPoints = 0,
        CheckedOn = new DateOnly(2026, 11, 12),
        CheckedPrecision = "day",
    };

    public static TheoryData<string> Currencies => new("ZAR", "GBP", "USD", "CAD");

    [Theory]
    [MemberData(nameof(Currencies))]
    public void The_longest_that_the_database_allows_fits_what_the_actions_declare(string code)
    {
        var currency = Currency.Of(code);
        var offer = Offer.Of(s_longest, LargestAmount);
        var sum = currency.Short(LargestAmount);
        var eighty = new string('x', 80);
        var details = new PriceDetails
        {
            Currency = code,
            Name = new string('N', 45),
            Method = "wallet",
            FromCents = 999_998,
            ToCents = LargestAmount,
            NeedsEn = eighty,
            NeedsSt = eighty,
            TermsEn = eighty,
            TermsSt = eighty,
            NoteEn = eighty,
            NoteSt = eighty,
            Source = new string('s', 40),
        };

        Fits(PriceWords.RowOf(offer, currency), PriceWords.LongestRow);
        Fits(PriceWords.InSms([offer, offer, offer, offer], currency), PriceWords.LongestInSms);
        Fits(PriceWords.Details(offer, details, sum), PriceWords.LongestDetails);
        Fits((currency.English, currency.Sesotho), Currency.LongestName);
        Gsm7.Septets(currency.Exact(offer.TotalCents)).ShouldBeLessThanOrEqualTo(Currency.LongestAmount);
        foreach (var method in new[] { "cash", "wallet", "bank" }) Fits(PriceWords.Heading(sum, method, old: true), PriceWords.LongestHeading);
    }

    [Fact]
    public void Names_that_do_not_fit_are_counted()
    {
        var (english, sesotho) = PriceWords.MissingLine(["Shoprite", "Mukuru", "Inter-postal", "WorldRemit"], always: false);

        english.ShouldBe("No price held: Shoprite +3");
        sesotho.ShouldBe("Ha ho theko: Shoprite +3");
        Fits(PriceWords.MissingLine([.. Enumerable.Range(0, 90).Select(i => new string('n', 12))], always: false), PriceWords.LongestMissing);
    }

    [Fact]
    public void A_price_of_which_only_the_year_is_known_shows_no_month()
    {
        var price = s_longest with { Provider = "Shoprite", FixedCents = 0, BasisPoints = 200, CheckedPrecision = "year" };

        PriceWords.RowOf(Offer.Of(price, 90_000), Currency.Of("ZAR"))
            .ShouldBe(("Shoprite: fee R18.00, pay R918.00 (2026)", "Shoprite: tefo R18.00, lefa R918.00 (2026)"));
    }

    [Fact]
    public void A_price_at_one_amount_says_that_it_is_for_that_amount_only()
    {
        var price = s_longest with { Provider = "Shoprite", FixedCents = 0, BasisPoints = 200, CheckedPrecision = "year" };
        var details = new PriceDetails
        {
            Currency = "ZAR", Name = "Shoprite", Method = "cash", FromCents = 90_000, ToCents = 90_000, Source = "finmark.org.za",
        };

        PriceWords.Details(Offer.Of(price, 90_000), details, "R900").English.ShouldBe(
            "Shoprite, cash: R900, fee R18.00, pay R918.00. The price is for R900 only. Source: finmark.org.za, 2026. Not advice. Ask first.");
    }

    private static void Fits((string English, string Sesotho) words, int longest)
    {
        Gsm7.Septets(words.English).ShouldBeInRange(0, longest, words.English);
        Gsm7.Septets(words.Sesotho).ShouldBeInRange(0, longest, words.Sesotho);
    }
}
