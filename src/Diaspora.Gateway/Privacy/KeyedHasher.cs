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
        var most = Encoding.UTF8.GetMaxByteCount(purpose.Length + 1 + text.Length);
        Span<byte> bytes = most <= 1024 ? stackalloc byte[most] : new byte[most];
        // The zero byte keeps ("ab", "c") apart from ("a", "bc").
        var length = Encoding.UTF8.GetBytes(purpose, bytes);
        bytes[length++] = 0;
        length += Encoding.UTF8.GetBytes(text, bytes[length..]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Bytes, bytes[..length], hash);
        return Convert.ToHexStringLower(hash);
    }
}
