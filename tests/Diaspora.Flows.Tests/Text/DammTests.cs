using Diaspora.Flows.Text;

namespace Diaspora.Flows.Tests.Text;

public sealed class DammTests
{
    [Fact]
    public void The_published_example_has_check_digit_4()
    {
        Damm.CheckDigit("572").ShouldBe(4);
        Damm.IsValid("5724").ShouldBeTrue();
        Damm.IsValid("5727").ShouldBeFalse();
    }

    [Theory]
    [InlineData("40713827")]
    [InlineData("19260488")]
    [InlineData("73105624")]
    [InlineData("66120937")]
    public void Every_single_wrong_digit_and_every_swap_of_neighbours_is_found(string valid)
    {
        Damm.IsValid(valid).ShouldBeTrue();

        for (var place = 0; place < valid.Length; place++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
                Damm.IsValid(valid[..place] + digit + valid[(place + 1)..]).ShouldBe(digit == valid[place]);
        }

        for (var place = 0; place + 1 < valid.Length; place++)
            Damm.IsValid(valid[..place] + valid[place + 1] + valid[place] + valid[(place + 2)..]).ShouldBe(valid[place] == valid[place + 1]);
    }

    [Fact]
    public void The_table_finds_every_wrong_digit_and_swap_whatever_stands_before()
    {
        // One digit of any number before, then any two digits: with the check digit these are all situations the table can be in.
        foreach (var (before, a, b) in from before in "0123456789" from a in "0123456789" from b in "0123456789" select (before, a, b))
        {
            var check = Damm.CheckDigit([before, a, b]);

            (check == Damm.CheckDigit([before, b, a])).ShouldBe(a == b);
            "0123456789".Count(other => Damm.CheckDigit([before, a, other]) == check).ShouldBe(1);
            "0123456789".Count(other => Damm.CheckDigit([before, other, b]) == check).ShouldBe(1);
            Damm.IsValid([before, a, b, (char)('0' + check)]).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("4071 3827")]
    [InlineData("4071382x")]
    [InlineData("٤٠٧١٣٨٢٧")]
    public void What_is_no_number_with_a_check_digit_is_not_valid(string text) => Damm.IsValid(text).ShouldBeFalse();

    [Fact]
    public void A_check_digit_is_made_of_digits_only() => Should.Throw<ArgumentException>(() => Damm.CheckDigit("40 71"));
}
