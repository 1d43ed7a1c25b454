using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Channels;

/// <summary>Lets only requests through that come from an allowed address and carry the channel's token, before anything of them is read.</summary>
/// <typeparam name="TOptions">The channel's options.</typeparam>
internal sealed class TokenFilter<TOptions>(IOptions<TOptions> options, Refusals refusals) : IEndpointFilter
    where TOptions : TokenChannelOptions, IChannelOptions
{
    private readonly AddressList _addresses = new(options.Value.AllowedAddresses);
    private readonly byte[]? _token = options.Value.Token.Length == 0 ? null : SHA256.HashData(Encoding.UTF8.GetBytes(options.Value.Token));

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Check(context.HttpContext) is { } refusal ? new(refusals.Answer(TOptions.Channel, refusal)) : next(context);

    private Refusal? Check(HttpContext http)
    {
        if (_token is null)
            return Refusal.Closed;
        if (!_addresses.Allows(http.Connection.RemoteIpAddress))
            return Refusal.Address;
        return IsRight(http.Request.QueryString) ? null : Refusal.Token;
    }

    private bool IsRight(QueryString query)
    {
        var tokens = 0;
        var right = false;
        foreach (var field in new QueryStringEnumerable(query.Value))
        {
            if (!field.DecodeName().Span.Equals("token", StringComparison.OrdinalIgnoreCase))
                continue;
            tokens++;
            right = IsRight(field.DecodeValue().Span);
        }

        return tokens == 1 && right;
    }

    // Digests are of one length, so the time taken tells nothing about the token's.
    private bool IsRight(ReadOnlySpan<char> token)
    {
        var most = Encoding.UTF8.GetMaxByteCount(token.Length);
        Span<byte> bytes = most <= 1024 ? stackalloc byte[most] : new byte[most];
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(token, bytes)], digest);
        return CryptographicOperations.FixedTimeEquals(digest, _token);
    }
}
