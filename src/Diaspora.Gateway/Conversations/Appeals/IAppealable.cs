using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Conversations.Appeals;

/// <summary>
/// Tells of a feature's decisions over people, so that they can appeal against them with whoever handles complaints. Every implementation that is
/// registered as a singleton is asked.
/// </summary>
internal interface IAppealable
{
    /// <summary>The decision against a person that a request stands at now; null: there is no such request, or nothing to appeal against.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="transaction">The turn's transaction; null outside one.</param>
    /// <param name="reference">The request.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<AppealableDecision?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, Reference reference, CancellationToken cancellationToken);
}

/// <summary>A decision that one can appeal against, without anything personal.</summary>
internal sealed record AppealableDecision
{
    /// <summary>When it was taken; with the request's number it tells one decision from the next.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Everybody of staff who had the request in hand: none of them answers the appeal.</summary>
    public required string[] Deciders { get; init; }

    /// <summary>Code of the district; null: it belongs to none.</summary>
    public string? District { get; init; }

    /// <summary>The phone of the person; null: none is kept.</summary>
    public long? ContactId { get; init; }
}
