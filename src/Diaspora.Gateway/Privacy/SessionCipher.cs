using System.Security.Cryptography;
using Microsoft.Extensions.ObjectPool;

namespace Diaspora.Gateway.Privacy;

/// <summary>
/// Seals session payloads for Redis: AES-256-GCM, a fresh random nonce in front, the tag behind. The context (the session's Redis key) is
/// authenticated too, so a payload cannot be moved to another session. Safe for any number of threads. Random nonces are good for 2^32
/// payloads under one key (NIST SP 800-38D, 8.3): 13 years of ten turns a second.
/// </summary>
internal sealed class SessionCipher : IDisposable
{
    /// <summary>How many bytes a sealed payload is longer than the plain one.</summary>
    public const int Overhead = NonceSize + TagSize;

    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int KeySize = 32;

    // One AesGcm must not be used by two threads at once (its OpenSSL context holds the nonce); making one costs more than a payload.
    private readonly ObjectPool<AesGcm> _ciphers;

    public SessionCipher(HashKey key)
    {
        var sessionKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Bytes.ToArray(), KeySize, info: "session payload"u8.ToArray());
        _ciphers = new DefaultObjectPoolProvider().Create(new Policy(sessionKey));
    }

    /// <summary>
    /// Seals <paramref name="plain"/> into <paramref name="destination"/> and returns how many bytes that took: the length plus
    /// <see cref="Overhead"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The destination is too small.</exception>
    public int Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context, Span<byte> destination)
    {
        var size = plain.Length + Overhead;
        if (destination.Length < size)
            throw new ArgumentException($"The destination must hold {size} bytes.", nameof(destination));

        var nonce = destination[..NonceSize];
        RandomNumberGenerator.Fill(nonce);
        var cipher = _ciphers.Get();
        cipher.Encrypt(nonce, plain, destination.Slice(NonceSize, plain.Length), destination.Slice(NonceSize + plain.Length, TagSize), context);
        _ciphers.Return(cipher);
        return size;
    }

    /// <summary>Opens what <see cref="Seal"/> made with the same context and says how many bytes it holds.</summary>
    /// <returns>False, and no bytes, when the payload is too short, does not fit, was changed, or belongs to another key or context.</returns>
    public bool TryOpen(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> context, Span<byte> destination, out int written)
    {
        written = 0;
        var size = payload.Length - Overhead;
        if (size < 0 || destination.Length < size)
            return false;

        var cipher = _ciphers.Get();
        try
        {
            cipher.Decrypt(payload[..NonceSize], payload.Slice(NonceSize, size), payload[^TagSize..], destination[..size], context);
            written = size;
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
        finally
        {
            _ciphers.Return(cipher);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => (_ciphers as IDisposable)?.Dispose();

    private sealed class Policy(byte[] key) : PooledObjectPolicy<AesGcm>
    {
        public override AesGcm Create() => new(key, TagSize);

        public override bool Return(AesGcm obj) => true;
    }
}
