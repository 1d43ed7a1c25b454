using System.Security.Cryptography;

namespace Diaspora.Gateway.Staff.Accounts;

/// <summary>A password that is made for somebody, told once, and opens nothing but the page that asks for a new one.</summary>
internal static class OneTimePassword
{
    // Without letters and digits that people mistake for each other; 32 of them, so four groups of four are 80 random bits.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz023456789";

    /// <summary>A new one, such as <c>h7mk-w3ta-9qcz-ub4n</c>.</summary>
    public static string Create() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));
}
