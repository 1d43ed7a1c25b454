using Diaspora.Gateway.Redis;
using Npgsql;

namespace Diaspora.Gateway.Conversations;

/// <summary>Tells a store that is away or too slow from a fault of ours.</summary>
internal static class StoreFaults
{
    /// <summary>True for what a stopped, hanging or overloaded PostgreSQL or Redis causes.</summary>
    public static bool IsAway(Exception fault) => fault switch
    {
        PostgresException refused => refused.IsTransient,
        NpgsqlException or OperationCanceledException => true,
        _ => RedisFaults.IsAway(fault) || (fault.InnerException is { } inner && IsAway(inner)),
    };
}
