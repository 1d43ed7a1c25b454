using System.Buffers;

namespace Diaspora.Gateway.Privacy;

/// <summary>
/// The keyed hash of a number: how a phone is found in Redis (hex) and in PostgreSQL (<c>bytea</c> of 32 bytes). Made by
/// <see cref="KeyedHasher"/>.
/// </summary>
internal readonly record struct PhoneHash
{
    /// <summary>Bytes of a hash.</summary>
    public const int Size = 32;

    private static readonly SearchValues<char> s_hexDigits = SearchValues.Create("0123456789abcdef");
    private readonly string? _hex;

    private PhoneHash(string hex) => _hex = hex;

    /// <summary>64 lower-case hex digits.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public string Hex => _hex ?? throw new InvalidOperationException("There is no hash here.");

    /// <summary>A hash read from its hex form.</summary>
    /// <exception cref="ArgumentException">It does not have 64 hex digits.</exception>
    public static PhoneHash FromHex(string hex) => hex.Length == 2 * Size && !hex.AsSpan().ContainsAnyExcept(s_hexDigits)
        ? new PhoneHash(hex)
        : throw new ArgumentException($"A hash has {2 * Size} lower-case hex digits.", nameof(hex));

    /// <summary>A hash read from the database.</summary>
    /// <exception cref="ArgumentException">It does not have 32 bytes.</exception>
    public static PhoneHash FromBytes(ReadOnlySpan<byte> bytes) => FromHex(Convert.ToHexStringLower(bytes));

    /// <summary>The 32 bytes for a <c>bytea</c> column.</summary>
    public byte[] ToBytes() => Convert.FromHexString(Hex);

    /// <summary>Writes the <see cref="Size"/> bytes.</summary>
    public void CopyTo(Span<byte> destination) => Convert.FromHexString(Hex, destination, out _, out _);

    /// <summary>The hex form.</summary>
    public override string ToString() => _hex ?? "";
}
