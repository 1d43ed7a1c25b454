using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Hosting;

/// <summary>The reverse proxies before the gateway.</summary>
internal sealed class ProxyOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Proxy";

    /// <summary>
    /// Addresses of the proxies. Only from them are <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> believed; without any, from nobody.
    /// </summary>
    public string[] Addresses { get; set; } = [];
}

/// <summary>Applies <see cref="ProxyOptions"/>.</summary>
internal sealed class ProxySetup(IOptions<ProxyOptions> proxies) : IConfigureOptions<ForwardedHeadersOptions>
{
    /// <inheritdoc/>
    public void Configure(ForwardedHeadersOptions options)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var address in proxies.Value.Addresses) options.KnownProxies.Add(IPAddress.Parse(address));
        // An empty list of known proxies would mean that everybody is one.
        options.ForwardedHeaders = proxies.Value.Addresses.Length == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
    }
}
