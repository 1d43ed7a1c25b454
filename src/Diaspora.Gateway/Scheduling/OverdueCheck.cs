using Npgsql;

namespace Diaspora.Gateway.Scheduling;

/// <summary>Something that must not wait for long. Every one that is registered as a singleton is looked at each hour.</summary>
/// <param name="What">Its name, such as <c>remittances/questions</c>.</param>
/// <param name="Allowed">How long it may wait.</param>
/// <param name="CountAsync">Counts what waits since before a moment: now, less the time allowed.</param>
internal sealed record OverdueCheck(
    string What, TimeSpan Allowed, Func<NpgsqlConnection, DateTimeOffset, CancellationToken, Task<Waiting>> CountAsync);

/// <summary>What waits too long.</summary>
/// <param name="Count">How many.</param>
/// <param name="OldestAt">Since when the oldest waits; null: there is none.</param>
internal sealed record Waiting(long Count, DateTimeOffset? OldestAt);
