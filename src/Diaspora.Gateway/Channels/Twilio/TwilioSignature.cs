using Microsoft.Extensions.Options;
using Twilio.Security;

namespace Diaspora.Gateway.Channels.Twilio;

/// <summary>Tells whether a request was signed with the account's auth token. The signature covers the URL as called and every field.</summary>
internal sealed class TwilioSignature(IOptions<TwilioOptions> options)
{
    /// <summary>The header that holds the signature.</summary>
    public const string Header = "X-Twilio-Signature";

    private readonly RequestValidator[] _validators =
        [.. Tokens(options.Value).Where(token => token.Length > 0).Select(token => new RequestValidator(token))];

    /// <summary>Why a request is refused before its body is read: the channel is closed or the request is not signed. Null: it may be read.</summary>
    public Refusal? CheckHeader(HttpRequest request)
    {
        if (_validators.Length == 0)
            return Refusal.Closed;
        return request.Headers[Header] is [{ Length: > 0 }] ? null : Refusal.Signature;
    }

    /// <summary>Whether the signature of a request is right for its URL and fields.</summary>
    public bool IsGenuine(HttpRequest request, ProviderFields fields)
    {
        var url = CalledUrl.Of(request, options.Value.PublicUrl);
        var signed = SignedFields(fields);

        // The validator throws for what is no URL, such as a host header of nonsense.
        return Uri.TryCreate(url, UriKind.Absolute, out _)
            && Array.Exists(_validators, validator => validator.Validate(url, signed, request.Headers[Header].ToString()));
    }

    private static string[] Tokens(TwilioOptions options) => [options.AuthToken, options.SecondAuthToken];

    /// <summary>
    /// The fields as the validator wants them, one value a name. A name that comes more than once is signed once with each different value, in
    /// ordinal order (the rule of Twilio's library for Node; the one for .NET has none). The validator writes a name and then its value, so a
    /// value that goes on with the name and the next value gives the very text that was signed.
    /// </summary>
    private static Dictionary<string, string> SignedFields(ProviderFields fields) =>
        fields.All.GroupBy(field => field.Key, field => field.Value, StringComparer.Ordinal).ToDictionary(
            values => values.Key,
            values => string.Join(values.Key, values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
            StringComparer.Ordinal);
}
