namespace Diaspora.Gateway.Redis;

/// <summary>Redis is away, refused a call or did not answer in time.</summary>
internal sealed class RedisAwayException(Exception cause) : Exception("Redis did not answer.", cause);
