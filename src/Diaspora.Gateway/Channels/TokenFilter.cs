using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Channels;

/// <summary>Lets only requests through that come from an allowed address and carry the channel's token, before anything of them is read.</summary>
/// <typeparam name="TOptions">The channel's options.</typeparam>
internal sealed class TokenFilter<TOptions>(IOptions<TOptions> options, Refusals refusals) : IEndpointFilter
    where TOptions : TokenChannelOptions, IChannelOptions
{
    private readonly AddressList _addresses = new(options.Value.AllowedAddresses);
    private readonly byte[]? _token = options.Value.Token.Length == 0 ? null : Digest(options.Value.Token);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Check(context.HttpContext) is { } refusal ? refusals.Answer(TOptions.Channel, refusal) : await next(context);

    private Refusal? Check(HttpContext http)
    {
        if (_token is null)
            return Refusal.Closed;
        if (!_addresses.Allows(http.Connection.RemoteIpAddress))
            return Refusal.Address;
        return http.Request.Query["token"] is [{ } token] && CryptographicOperations.FixedTimeEquals(Digest(token), _token) ? null : Refusal.Token;
    }

    // Digests are of one length, so the time taken tells nothing about the token's.
    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
