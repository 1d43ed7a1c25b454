using System.Collections.Concurrent;
using Diaspora.Gateway.Redis;
using StackExchange.Redis;
using Route = Diaspora.Gateway.Messaging.Routes.Route;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>
/// Keeps all nodes together below the segments a second of a route. A bucket in Redis fills at that rate and holds a fifth of a second of it; a
/// claim takes one segment for each message, and what longer messages took more is taken with the next claim, so the bucket may owe that much.
/// </summary>
internal sealed class RedisSegmentMeter(RedisLink redis)
{
    private static readonly TimeSpan s_shortestWait = TimeSpan.FromMilliseconds(1);
    private readonly ConcurrentDictionary<string, int> _owed = new(StringComparer.Ordinal);

    /// <summary>Asks for leave to send. Fails as <see cref="RedisFaults"/> says while Redis is away: then nothing may be sent.</summary>
    /// <param name="route">The route whose rate counts.</param>
    /// <param name="wanted">Messages that are to leave, at least one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many may leave; when none, after which time to ask again.</returns>
    public async Task<(int Granted, TimeSpan Wait)> TakeAsync(Route route, int wanted, CancellationToken cancellationToken)
    {
        // The clock is Redis's own: those of the nodes differ.
        const string Script =
            """
            local rate, most, wanted, owed = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
            local time = redis.call('TIME')
            local now = time[1] + time[2] / 1000000
            local kept = redis.call('HMGET', KEYS[1], 'left', 'at')
            local left, at = tonumber(kept[1] or most), tonumber(kept[2] or now)
            left = math.min(most, left + math.max(0, now - at) * rate - owed)
            local granted = math.min(wanted, math.max(0, math.floor(left)))
            left = left - granted
            redis.call('HSET', KEYS[1], 'left', string.format('%.6f', left), 'at', string.format('%.6f', now))
            redis.call('PEXPIRE', KEYS[1], math.ceil((most - left) / rate * 1000) + 1000)
            return {granted, math.ceil((1 - left) / rate * 1000)}
            """;
        var rate = route.Options.SegmentsPerSecond;
        var owed = _owed.TryRemove(route.Name, out var more) ? more : 0;
        try
        {
            var answer = (RedisValue[])await redis.CallAsync(
                static (database, call) => database.ScriptEvaluateAsync(Script, call.Keys, call.Values),
                (Keys: new RedisKey[] { $"{redis.KeyPrefix}:messaging:rate:{route.Name}" },
                    Values: new RedisValue[] { rate, Math.Max(1, rate / 5), wanted, owed }),
                cancellationToken);
            var wait = TimeSpan.FromMilliseconds((long)answer[1]);
            return ((int)answer[0], wait > s_shortestWait ? wait : s_shortestWait);
        }
        catch
        {
            Owe(route, owed);
            throw;
        }
    }

    /// <summary>Tells that a claim took more segments than it asked for; below zero: less.</summary>
    public void Owe(Route route, int segments)
    {
        if (segments != 0) _owed.AddOrUpdate(route.Name, segments, (_, before) => before + segments);
    }
}
