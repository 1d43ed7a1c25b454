using System.Net;
using Diaspora.Gateway.Channels;

namespace Diaspora.Gateway.Tests.Channels;

public class AddressListTests
{
    [Theory]
    [InlineData("196.201.214.0/24", "196.201.214.7", true)]
    [InlineData("196.201.214.0/24", "::ffff:196.201.214.7", true)]
    [InlineData("196.201.214.0/24", "196.201.215.7", false)]
    [InlineData("196.201.214.7/24", "196.201.214.200", true)]
    [InlineData("196.201.214.7", "196.201.214.7", true)]
    [InlineData("196.201.214.7", "196.201.214.8", false)]
    [InlineData("2001:db8::/32", "2001:db8::1", true)]
    [InlineData("2001:db8::1", "2001:db8::2", false)]
    [InlineData("0.0.0.0/0", "::1", false)]
    public void An_address_is_let_in_when_it_is_on_the_list(string entry, string address, bool allowed) =>
        new AddressList([entry]).Allows(IPAddress.Parse(address)).ShouldBe(allowed);

    [Fact]
    public void An_empty_list_lets_everybody_in() => new AddressList([]).Allows(null).ShouldBeTrue();

    [Fact]
    public void A_caller_without_an_address_is_on_no_list() => new AddressList(["0.0.0.0/0"]).Allows(null).ShouldBeFalse();

    [Theory]
    [InlineData("")]
    [InlineData("gateway.example.org")]
    [InlineData("196.201.214.")]
    [InlineData("10.0.0.0-10.0.0.9")]
    [InlineData("196.201.214.0/33")]
    public void What_is_no_address_and_no_network_cannot_be_listed(string entry) => AddressList.TryRead(entry, out _).ShouldBeFalse();
}
