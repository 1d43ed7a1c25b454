using System.Text.Unicode;
using Diaspora.Gateway.Privacy;
using StackExchange.Redis;

namespace Diaspora.Gateway.Conversations;

/// <summary>
/// Where a conversation lies in Redis and which version of it was found there. All keys of a phone share a hash tag, so that they lie on one
/// node of a cluster.
/// </summary>
internal sealed class RedisPlace(string prefix, ConversationKey key)
{
    private const int HashDigits = 32;
    private const int MostBytes = 128;

    /// <summary>Bytes of <see cref="Tag"/>.</summary>
    public const int TagSize = 12;

    /// <summary>The conversation.</summary>
    public RedisKey Conversation { get; } = Name(prefix, key.Phone, "s:", key.Session.AsSpan(0, HashDigits));

    /// <summary>The conversation that may be continued.</summary>
    public RedisKey Dropped => Name(prefix, key.Phone, "d");

    /// <summary>The phone's language.</summary>
    public RedisKey Language => Name(prefix, key.Phone, "l");

    /// <summary>The conversations that the phone began within the minute.</summary>
    public RedisKey Begun => Name(prefix, key.Phone, "b");

    /// <summary>Tells what was read from what another request may have saved since; empty: nothing was there.</summary>
    public byte[] Tag { get; private set; } = [];

    /// <summary>A key of a phone.</summary>
    /// <param name="prefix">Prefix of every key of ours.</param>
    /// <param name="phone">The phone.</param>
    /// <param name="what">What lies there.</param>
    /// <param name="which">Which of them.</param>
    public static RedisKey Name(string prefix, PhoneHash phone, string what, ReadOnlySpan<char> which = default)
    {
        Span<byte> name = stackalloc byte[MostBytes];
        return Utf8.TryWrite(name, $"{prefix}:{{{phone.Hex.AsSpan(0, HashDigits)}}}:{what}{which}", out var length)
            ? name[..length].ToArray()
            : throw new InvalidOperationException("The key is too long.");
    }

    /// <summary>Notes what was found: a payload begins with its random nonce, which tells one save from every other.</summary>
    public void Found(byte[] payload)
    {
        if (payload.Length >= TagSize) Tag = payload[..TagSize];
    }
}
