using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Conversations.Appeals;

/// <summary>
/// Leads a feature's requests back after an appeal. Apart from <see cref="IAppealable"/>, which the menus are made with: this one needs the menus for
/// its messages.
/// </summary>
internal interface IReopening
{
    /// <summary>Has a request looked at again because an appeal against its decision was upheld. A request that has moved on since is left alone.</summary>
    /// <param name="transaction">The transaction of the answer.</param>
    /// <param name="reference">The request.</param>
    /// <param name="decidedAt">When the decision was taken, see <see cref="AppealableDecision.At"/>.</param>
    /// <param name="by">Who answered the appeal.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task ReopenAsync(
        NpgsqlTransaction transaction, Reference reference, DateTimeOffset decidedAt, string by, DateTimeOffset now, CancellationToken cancellationToken);
}
