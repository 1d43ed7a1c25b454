using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Diaspora.Gateway.Staff;

/// <summary>The secret that a key is: 256 random bits behind a mark by which people and tools that look for leaked secrets know it.</summary>
internal static class ApiKeySecret
{
    private const string Mark = "dgw_";
    private const int Size = 32;

    /// <summary>A new one.</summary>
    public static string Create() => Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Size));

    /// <summary>The SHA-256 by which it is found. Whatever stands in a request is hashed alike, so that a malformed key takes no other way.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
