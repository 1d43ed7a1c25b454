using System.Buffers;
using System.Text.Json;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Redis;
using Microsoft.Extensions.ObjectPool;
using StackExchange.Redis;

namespace Diaspora.Gateway.Conversations;

/// <summary>Conversations in Redis, sealed: one call reads everything that a turn needs, one call saves it unless another request was faster.</summary>
internal sealed class RedisSessionStore(RedisLink redis, SessionCipher cipher)
{
    private static readonly TimeSpan s_languageMemory = TimeSpan.FromDays(30);
    private readonly ObjectPool<RecordBuffer> _buffers = new DefaultObjectPoolProvider().Create<RecordBuffer>();

    /// <summary>Reads a conversation; when there is none or it begins anew, also what its first turn needs, and counts it as begun.</summary>
    public async Task<StoredConversation> ReadAsync(ConversationKey key, Arrival arrival, CancellationToken cancellationToken)
    {
        var place = new RedisPlace(redis.KeyPrefix, key);
        if (arrival == Arrival.Later)
        {
            var found = await redis.CallAsync(static (database, at) => database.StringGetAsync(at.Conversation), place, cancellationToken);
            if (!found.IsNull)
            {
                place.Found(found!);
                var record = Open(found, key.Phone);
                return new StoredConversation(record, Dropped: null, record?.Language, Begun: 0, place);
            }
        }

        // KEYS: conversation, dropped, language, begun. ARGV: request id, 1 when it begins anew.
        const string Script = """
            local found = redis.call('GET', KEYS[1])
            if found and ARGV[2] == '0' then return {found, false, redis.call('GET', KEYS[3]), 0} end
            redis.call('SADD', KEYS[4], ARGV[1])
            local begun = redis.call('SCARD', KEYS[4])
            if begun == 1 then redis.call('EXPIRE', KEYS[4], 60) end
            return {found, redis.call('GET', KEYS[2]), redis.call('GET', KEYS[3]), begun}
            """;
        var answer = (RedisValue[])await redis.CallAsync(
            static (database, first) => database.ScriptEvaluateAsync(
                Script, [first.At.Conversation, first.At.Dropped, first.At.Language, first.At.Begun], [first.RequestId, first.Anew]),
            (At: place, key.RequestId, Anew: arrival == Arrival.Anew ? 1 : 0), cancellationToken);
        if (!answer[0].IsNull) place.Found(answer[0]!);
        return new StoredConversation(Open(answer[0], key.Phone), Open(answer[1], key.Phone), answer[2], (int)answer[3], place);
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
        // KEYS: conversation, dropped, language if it is to be set. ARGV: tag that was read, new value, seconds, what of the dropped
        // (as the enumeration counts), language and its seconds.
        const string Script = """
            local found = redis.call('GET', KEYS[1])
            if found and string.sub(found, 1, 12) ~= ARGV[1] then return found end
            redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
            if ARGV[4] == '1' then redis.call('SET', KEYS[2], ARGV[2], 'EX', ARGV[3])
            elseif ARGV[4] == '2' then redis.call('DEL', KEYS[2]) end
            if KEYS[3] then redis.call('SET', KEYS[3], ARGV[5], 'EX', ARGV[6]) end
            return false
            """;
        var place = before.Place;
        RedisKey[] keys = language is null ? [place.Conversation, place.Dropped] : [place.Conversation, place.Dropped, place.Language];
        RedisValue[] values = [place.Tag, Seal(record, key.Phone), (long)key.Memory.TotalSeconds, (int)dropped];
        if (language is not null) values = [.. values, language, (long)s_languageMemory.TotalSeconds];
        var faster = await redis.CallAsync(
            static (database, save) => database.ScriptEvaluateAsync(Script, save.Keys, save.Values), (Keys: keys, Values: values), cancellationToken);
        return faster.IsNull ? null : Open((byte[]?)faster, key.Phone) ?? record;
    }

    /// <summary>Reads a conversation without counting it.</summary>
    public async Task<ConversationRecord?> FindAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        var place = new RedisPlace(redis.KeyPrefix, key);
        return Open(await redis.CallAsync(database => database.StringGetAsync(place.Conversation), cancellationToken), key.Phone);
    }

    /// <summary>Takes back the offer to continue a conversation; an offer that another one made since stays.</summary>
    public async Task ForgetDroppedAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        var place = new RedisPlace(redis.KeyPrefix, key);
        var offered = Open(await redis.CallAsync(database => database.StringGetAsync(place.Dropped), cancellationToken), key.Phone);
        if (offered?.Key == key.Mark) await redis.CallAsync(database => database.KeyDeleteAsync(place.Dropped), cancellationToken);
    }

    /// <summary>True for the first request that asks something for a phone within a time, and for copies of that request.</summary>
    public async Task<bool> IsFirstAsync(PhoneHash phone, string what, string requestId, TimeSpan within, CancellationToken cancellationToken)
    {
        var name = RedisPlace.Name(redis.KeyPrefix, phone, what);
        if (await redis.CallAsync(database => database.StringSetAsync(name, requestId, within, When.NotExists), cancellationToken)) return true;
        return await RemembersAsync(phone, what, requestId, cancellationToken);
    }

    /// <summary>Remembers a request for a time.</summary>
    public Task RememberAsync(PhoneHash phone, string what, string requestId, TimeSpan within, CancellationToken cancellationToken)
    {
        var name = RedisPlace.Name(redis.KeyPrefix, phone, what);
        return redis.CallAsync(database => database.StringSetAsync(name, requestId, within), cancellationToken);
    }

    /// <summary>True for the request that was remembered last.</summary>
    public async Task<bool> RemembersAsync(PhoneHash phone, string what, string requestId, CancellationToken cancellationToken)
    {
        var name = RedisPlace.Name(redis.KeyPrefix, phone, what);
        return await redis.CallAsync(database => database.StringGetAsync(name), cancellationToken) == requestId;
    }

    private byte[] Seal(ConversationRecord record, PhoneHash phone)
    {
        Span<byte> context = stackalloc byte[PhoneHash.Size];
        phone.CopyTo(context);
        var buffer = _buffers.Get();
        try
        {
            var plain = buffer.Write(record);
            var payload = new byte[plain.Length + SessionCipher.Overhead];
            cipher.Seal(plain, context, payload);
            return payload;
        }
        finally
        {
            _buffers.Return(buffer);
        }
    }

    /// <summary>Opens a payload; what cannot be read counts as not there, and the person begins again.</summary>
    private ConversationRecord? Open(byte[]? payload, PhoneHash phone)
    {
        if (payload is null || payload.Length < SessionCipher.Overhead) return null;
        Span<byte> context = stackalloc byte[PhoneHash.Size];
        phone.CopyTo(context);
        var plain = ArrayPool<byte>.Shared.Rent(payload.Length);
        try
        {
            return cipher.TryOpen(payload, context, plain, out var length)
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
}
