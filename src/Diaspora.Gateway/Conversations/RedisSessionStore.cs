using System.Buffers;
using System.Text.Json;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Redis;
using StackExchange.Redis;

namespace Diaspora.Gateway.Conversations;

/// <summary>
/// Conversations in Redis, sealed: one call reads everything that a turn needs, one call saves it unless another request was faster.
/// All keys of a phone share a hash tag, so that they lie on one node of a cluster.
/// </summary>
internal sealed class RedisSessionStore(RedisLink redis, SessionCipher cipher)
{
    private static readonly TimeSpan s_languageMemory = TimeSpan.FromDays(30);

    /// <summary>Reads a conversation; when there is none or it begins anew, also what its first turn needs, and counts it as begun.</summary>
    public async Task<StoredConversation> ReadAsync(ConversationKey key, bool begins, CancellationToken cancellationToken)
    {
        // KEYS: conversation, dropped, language, begun. ARGV: request id, 1 when it begins anew.
        const string Script = """
            local found = redis.call('GET', KEYS[1])
            if found and ARGV[2] == '0' then return {found, false, redis.call('GET', KEYS[3]), 0} end
            redis.call('SADD', KEYS[4], ARGV[1])
            local begun = redis.call('SCARD', KEYS[4])
            if begun == 1 then redis.call('EXPIRE', KEYS[4], 60) end
            return {found, redis.call('GET', KEYS[2]), redis.call('GET', KEYS[3]), begun}
            """;
        var keys = Keys(key);
        var answer = (RedisResult[])await redis.CallAsync(
            database => database.ScriptEvaluateAsync(Script, keys, [key.RequestId, begins ? 1 : 0]), cancellationToken);
        var found = (byte[]?)answer[0];
        return new StoredConversation(
            Open(found, key.Phone), Open((byte[]?)answer[1], key.Phone), (string?)answer[2], (int)answer[3], TagOf(found));
    }

    /// <summary>Saves a conversation; gives null, or the record of the request that was faster.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="before">What was read.</param>
    /// <param name="record">What is to be kept.</param>
    /// <param name="dropped">What becomes of the offer to continue a dropped session.</param>
    /// <param name="language">Code of the phone's language to remember; null: leave it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ConversationRecord?> SaveAsync(
        ConversationKey key, StoredConversation before, ConversationRecord record, DroppedOffer dropped, string? language,
        CancellationToken cancellationToken)
    {
        // KEYS: conversation, dropped, language. ARGV: tag that was read, new value, seconds, what of the dropped, language, its seconds.
        const string Script = """
            local found = redis.call('GET', KEYS[1])
            if found and string.sub(found, 1, 12) ~= ARGV[1] then return found end
            redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
            if ARGV[4] == 'set' then redis.call('SET', KEYS[2], ARGV[2], 'EX', ARGV[3])
            elseif ARGV[4] == 'clear' then redis.call('DEL', KEYS[2]) end
            if ARGV[5] ~= '' then redis.call('SET', KEYS[3], ARGV[5], 'EX', ARGV[6]) end
            return false
            """;
        var what = dropped switch
        {
            DroppedOffer.Set => "set",
            DroppedOffer.Clear => "clear",
            DroppedOffer.Keep => "keep",
            _ => throw new InvalidOperationException($"No script word for {dropped}."),
        };
        RedisValue[] values =
        [
            before.Tag, Seal(record, key.Phone), (long)key.Memory.TotalSeconds, what, language ?? "", (long)s_languageMemory.TotalSeconds,
        ];
        var keys = Keys(key);
        var faster = await redis.CallAsync(database => database.ScriptEvaluateAsync(Script, keys[..3], values), cancellationToken);
        return faster.IsNull ? null : Open((byte[]?)faster, key.Phone) ?? record;
    }

    /// <summary>Reads a conversation without counting it.</summary>
    public async Task<ConversationRecord?> FindAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        var name = Keys(key)[0];
        return Open(await redis.CallAsync(database => database.StringGetAsync(name), cancellationToken), key.Phone);
    }

    /// <summary>Takes back the offer to continue a conversation; an offer that another one made since stays.</summary>
    public async Task ForgetDroppedAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        var name = Keys(key)[1];
        var offered = Open(await redis.CallAsync(database => database.StringGetAsync(name), cancellationToken), key.Phone);
        if (offered?.Key == key.Session) await redis.CallAsync(database => database.KeyDeleteAsync(name), cancellationToken);
    }

    /// <summary>True for the first request that asks something for a phone within a time, and for copies of that request.</summary>
    public async Task<bool> IsFirstAsync(PhoneHash phone, string what, string requestId, TimeSpan within, CancellationToken cancellationToken)
    {
        RedisKey name = Prefix(phone) + what;
        if (await redis.CallAsync(database => database.StringSetAsync(name, requestId, within, When.NotExists), cancellationToken)) return true;
        return await RemembersAsync(phone, what, requestId, cancellationToken);
    }

    /// <summary>Remembers a request for a time.</summary>
    public Task RememberAsync(PhoneHash phone, string what, string requestId, TimeSpan within, CancellationToken cancellationToken)
    {
        RedisKey name = Prefix(phone) + what;
        return redis.CallAsync(database => database.StringSetAsync(name, requestId, within), cancellationToken);
    }

    /// <summary>True for the request that was remembered last.</summary>
    public async Task<bool> RemembersAsync(PhoneHash phone, string what, string requestId, CancellationToken cancellationToken)
    {
        RedisKey name = Prefix(phone) + what;
        return await redis.CallAsync(database => database.StringGetAsync(name), cancellationToken) == requestId;
    }

    private RedisKey[] Keys(ConversationKey key)
    {
        var prefix = Prefix(key.Phone);
        return [prefix + "s:" + key.Session[..32], prefix + "d", prefix + "l", prefix + "b"];
    }

    private string Prefix(PhoneHash phone) => $"{redis.KeyPrefix}:{{{phone.Hex[..32]}}}:";

    private byte[] Seal(ConversationRecord record, PhoneHash phone)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(record, ConversationJson.Default.ConversationRecord);
        var payload = new byte[plain.Length + SessionCipher.Overhead];
        cipher.Seal(plain, phone.ToBytes(), payload);
        return payload;
    }

    /// <summary>Opens a payload; what cannot be read counts as not there, and the person begins again.</summary>
    private ConversationRecord? Open(byte[]? payload, PhoneHash phone)
    {
        if (payload is null || payload.Length < SessionCipher.Overhead) return null;
        var plain = ArrayPool<byte>.Shared.Rent(payload.Length);
        try
        {
            return cipher.TryOpen(payload, phone.ToBytes(), plain, out var length)
                ? JsonSerializer.Deserialize(plain.AsSpan(0, length), ConversationJson.Default.ConversationRecord)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain, clearArray: true);
        }
    }

    // The payload begins with its random nonce, which tells one save from every other.
    private static byte[] TagOf(byte[]? payload) => payload is { Length: >= 12 } ? payload[..12] : [];
}
