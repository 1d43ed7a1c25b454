using System.Security.Cryptography;
using System.Text;

namespace Diaspora.Gateway.Privacy;

/// <summary>
/// HMAC-SHA-256 with the installation's key: equal texts can be found again, but nobody without the key can try out texts. Safe for any number of
/// threads.
/// </summary>
internal sealed class KeyedHasher(HashKey key)
{
    /// <summary>The hash under which a number is looked up.</summary>
    public PhoneHash Hash(Msisdn number) => PhoneHash.FromHex(Hash("phone", number.Reveal()));

    /// <summary>
    /// 64 hex digits for a text, different for every purpose (a short constant such as <c>session</c>), so that hashes of one use tell nothing
    /// about another.
    /// </summary>
    public string Hash(string purpose, string text)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        // The zero byte keeps ("ab", "c") apart from ("a", "bc").
        HMACSHA256.HashData(key.Bytes, Encoding.UTF8.GetBytes($"{purpose}\0{text}"), hash);
        return Convert.ToHexStringLower(hash);
    }
}
