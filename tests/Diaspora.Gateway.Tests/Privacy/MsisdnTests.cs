using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Tests.Privacy;

public sealed class MsisdnTests
{
    // libphonenumber takes it for the number of a machine; people in South Africa have nine digits after the code.
    private const string TheOneException = "+2782123";

    [Theory]
    [MemberData(nameof(PhoneNumberVectors.Names), MemberType = typeof(PhoneNumberVectors))]
    public void Numbers_are_judged_as_the_vectors_say(int place, string note)
    {
        var expected = PhoneNumberVectors.All[place];
        expected.Note.ShouldBe(note);

        var valid = Msisdn.TryParse(expected.Input, expected.DefaultCountry, out var number);

        if (expected.Input == TheOneException)
        {
            valid.ShouldBeFalse();
            return;
        }

        valid.ShouldBe(expected.Valid);
        if (!valid)
            return;
        number.Reveal().ShouldBe(expected.ValidE164);
        number.CanReceiveSms.ShouldBe(expected.SmsCapable);
        number.Country.ShouldBe(BelongsToAllOfNorthAmerica(expected) ? null : expected.Country);
    }

    [Theory]
    [InlineData("+26650000112", "+266 5*** **12")]
    [InlineData("+27600000199", "+27 6*** ***99")]
    [InlineData("+12025550143", "+1 2*** ****43")]
    [InlineData("+49301234", "+49 **** 34")]
    public void A_printed_number_shows_its_calling_code_first_digit_and_last_two(string written, string shown)
    {
        var number = Msisdn.FromProvider(written).ShouldNotBeNull();

        number.ToString().ShouldBe(shown);
        $"{number}".ShouldBe(shown);
    }

    [Theory]
    [InlineData("26650000112", "+26650000112")]
    [InlineData("+26650000112", "+26650000112")]
    [InlineData(" 26650000112", "+26650000112")]
    [InlineData("tel:+26650000112", "+26650000112")]
    [InlineData("0026650000112", "+26650000112")]
    [InlineData("27600000199", "+27600000199")]
    [InlineData("15005550006", "+15005550006")]
    [InlineData("447700900123", "+447700900123")]
    [InlineData("26671234567", "+26671234567")]
    [InlineData("8816123456789", "+8816123456789")]
    public void A_provider_may_leave_the_plus_out_and_know_ranges_that_we_do_not(string reported, string e164) =>
        Msisdn.FromProvider(reported).ShouldNotBeNull().Reveal().ShouldBe(e164);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("DIASPORA")]
    [InlineData("30333")]
    [InlineData("anonymous")]
    [InlineData("0821234567")]
    [InlineData("+2782123")]
    [InlineData("+278212345678")]
    [InlineData("+2665812345")]
    [InlineData("+999123456")]
    [InlineData("+1234567890123456")]
    [InlineData("*111#")]
    public void What_a_provider_sends_that_is_no_number_is_left_to_the_caller(string? reported) => Msisdn.FromProvider(reported).ShouldBeNull();

    [Theory]
    [InlineData("+258841234567", "MZ")]
    [InlineData("+263771234567", "ZW")]
    [InlineData("+393123456789", null)]
    [InlineData("+8801712345678", "BD")]
    public void Numbers_of_countries_without_a_plan_need_only_a_calling_code_and_a_possible_length(string written, string? country)
    {
        Msisdn.TryParse(written, null, out var number).ShouldBeTrue();

        number.Country.ShouldBe(country);
        number.CanReceiveSms.ShouldBeTrue();
    }

    [Theory]
    [InlineData("841234567", "MZ")]
    [InlineData("0821234567", null)]
    [InlineData("26650000112", null)]
    [InlineData("50000112", "XX")]
    public void A_national_form_is_refused_where_no_plan_says_how_to_read_it(string written, string? country) =>
        Msisdn.TryParse(written, country, out _).ShouldBeFalse();

    [Theory]
    [InlineData("5000 0112 x5")]
    [InlineData("5000 0112 extension 5")]
    [InlineData("tel:50000112;ext=5")]
    [InlineData("5000\u20110112")]
    [InlineData("5000\u00A00112")]
    public void Extensions_and_blanks_of_all_sorts_are_dropped(string written)
    {
        Msisdn.TryParse(written, "ls", out var number).ShouldBeTrue();

        number.Reveal().ShouldBe("+26650000112");
    }

    [Theory]
    [InlineData("5000 0112 home")]
    [InlineData("5000 0112 extra")]
    [InlineData("50+000112")]
    [InlineData("++26650000112")]
    [InlineData("5000#0112")]
    [InlineData("123456789012345678901234567890")]
    public void Other_text_around_a_number_makes_it_no_number(string written) => Msisdn.TryParse(written, "LS", out _).ShouldBeFalse();

    [Fact]
    public void Equal_numbers_are_equal_and_default_is_no_number()
    {
        Msisdn.TryParse("+266 5000 0112", null, out var one).ShouldBeTrue();
        Msisdn.TryParse("50000112", "LS", out var other).ShouldBeTrue();

        one.ShouldBe(other);
        default(Msisdn).ToString().ShouldBe("no number");
        Should.Throw<InvalidOperationException>(() => default(Msisdn).Reveal());
    }

    // The metadata calls +1 800 and +1 500 American; they are at home in all countries of +1.
    private static bool BelongsToAllOfNorthAmerica(PhoneNumberVectors.Case one) =>
        one.ValidE164?.StartsWith("+1", StringComparison.Ordinal) == true && one.Type is "TOLL_FREE" or "PERSONAL_NUMBER";
}
