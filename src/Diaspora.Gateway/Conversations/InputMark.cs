using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Diaspora.Gateway.Conversations;

/// <summary>A short mark of a request's text, by which a repeated one is recognised without keeping the text.</summary>
internal static class InputMark
{
    /// <summary>The first 63 bits of the SHA-256 of a text.</summary>
    public static long Of(ReadOnlySpan<char> text)
    {
        var size = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = size <= 1024 ? stackalloc byte[size] : new byte[size];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(text, bytes)], hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash) & long.MaxValue;
    }
}
