using Npgsql;

namespace Diaspora.Gateway.Scheduling;

/// <summary>Something that is not kept for ever. Every one that is registered as a singleton is purged each night.</summary>
/// <param name="What">Its name in <c>scheduling.retention</c>, such as <c>events/rsvps</c>.</param>
/// <param name="Keep">How long it is kept, unless that table says otherwise.</param>
/// <param name="RemoveAsync">Removes what is older.</param>
internal sealed record Retention(string What, TimeSpan Keep, Removal RemoveAsync);

/// <summary>Removes a piece of what ended before a moment. Called again as long as it removes as much as it may; must do no harm twice.</summary>
/// <param name="connection">A connection without a transaction.</param>
/// <param name="before">The moment: now, less the time for which things are kept.</param>
/// <param name="limit">Most rows that one statement may touch.</param>
/// <param name="cancellationToken">Ends the work between two statements.</param>
/// <returns>How many were removed.</returns>
internal delegate Task<int> Removal(NpgsqlConnection connection, DateTimeOffset before, int limit, CancellationToken cancellationToken);
