using Diaspora.Gateway.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Tests.Hosting;

public class ProxyTests
{
    [Fact]
    public void Without_a_known_proxy_nobody_is_believed() => Of().ForwardedHeaders.ShouldBe(ForwardedHeaders.None);

    [Fact]
    public void A_known_proxy_is_believed_about_address_and_scheme_and_nobody_else_is()
    {
        var options = Of("10.0.0.7");

        options.ForwardedHeaders.ShouldBe(ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        options.KnownProxies.Select(proxy => proxy.ToString()).ShouldBe(["10.0.0.7"]);
        options.KnownIPNetworks.ShouldBeEmpty();
    }

    private static ForwardedHeadersOptions Of(params string[] addresses)
    {
        var options = new ForwardedHeadersOptions();
        new ProxySetup(Options.Create(new ProxyOptions { Addresses = addresses })).Configure(options);
        return options;
    }
}
