using System.Collections.Specialized;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Twilio.Security;

/// <summary>
/// Tells whether a request was signed with the account's auth token (header X-Twilio-Signature). A signature may count the
/// port or not, so both are tried. There is no rule for a form key that comes more than once. Safe for use by many threads.
/// </summary>
public class RequestValidator
{
    private readonly byte[] _secret;

    /// <summary>Makes a validator for one account.</summary>
    /// <param name="secret">The account's auth token.</param>
    public RequestValidator(string secret) => _secret = Encoding.UTF8.GetBytes(secret);

    /// <summary>Whether a form request is genuine.</summary>
    /// <param name="url">The URL as it was called, with its query string unchanged.</param>
    /// <param name="parameters">The decoded form fields; the values of a repeated key count as one, joined with commas.</param>
    /// <param name="expected">The signature that came with the request; without one it is not genuine.</param>
    public bool Validate(string url, NameValueCollection parameters, string? expected)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var fields = new Dictionary<string, string>();
        foreach (string key in parameters)
            fields.Add(key, parameters[key] ?? "");

        return Validate(url, fields, expected);
    }

    /// <summary>Whether a form request is genuine.</summary>
    /// <param name="url">The URL as it was called, with its query string unchanged.</param>
    /// <param name="parameters">The decoded form fields; null or none for a request without a form.</param>
    /// <param name="expected">The signature that came with the request; without one it is not genuine.</param>
    public bool Validate(string url, IDictionary<string, string>? parameters, string? expected)
    {
        ArgumentNullException.ThrowIfNull(url);
        var fields = new StringBuilder();
        foreach (var (key, value) in (parameters ?? new Dictionary<string, string>()).OrderBy(field => field.Key, StringComparer.Ordinal))
            fields.Append(key).Append(value);

        // Both are always computed, so that the time taken does not tell which one matched.
        return SameText(Sign(SignedUrl.WithoutPort(url) + fields), expected) | SameText(Sign(SignedUrl.WithPort(url) + fields), expected);
    }

    /// <summary>Whether a request that is no form is genuine: its URL is signed and the bodySHA256 in it is the body's hash.</summary>
    /// <param name="url">The URL as it was called, with its query string unchanged.</param>
    /// <param name="body">The body as text; the hash is taken of its UTF-8 bytes.</param>
    /// <param name="expected">The signature that came with the request; without one it is not genuine.</param>
    public bool Validate(string url, string body, string? expected)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        return Validate(url, new Dictionary<string, string>(), expected) && SameText(hash, SignedUrl.BodyHash(url));
    }

    [SuppressMessage("Security", "CA5350", Justification = "SHA-1 is what the provider signs with; as a keyed hash it still holds.")]
    private string Sign(string text) => Convert.ToBase64String(HMACSHA1.HashData(_secret, Encoding.UTF8.GetBytes(text)));

    private static bool SameText(string computed, string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(computed), Encoding.UTF8.GetBytes(given));
}
