using StackExchange.Redis;

namespace Diaspora.Gateway.Redis;

/// <summary>Tells a Redis that is away from a fault of ours.</summary>
internal static class RedisFaults
{
    /// <summary>True when Redis is away, refused a call or did not answer in time.</summary>
    public static bool IsAway(Exception fault) => fault is RedisException or TimeoutException;
}
