using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>
/// Looks after sends whose outcome nobody wrote, because their node ended, and after those whose outcome stayed unknown for too long; and takes
/// reports that wait for their message.
/// </summary>
internal sealed class OverdueSends(
    OverdueStore store, ProviderCircuits circuits, DeliveryReports reports, IOptions<MessagingOptions> options, TimeProvider time,
    ILogger<OverdueSends> logger)
{
    /// <summary>Looks after everything that is overdue now.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await reports.TakeEarlyAsync(null, cancellationToken);
        var rules = options.Value;
        int some;
        while ((some = await store.LoseAsync(circuits.SafeToRepeat, time.GetUtcNow(), rules.UnknownPatience, cancellationToken)) > 0)
            logger.OutcomesLost(some);
        while (await store.RetryAsync(time.GetUtcNow(), rules.MostAttempts, cancellationToken) > 0)
        {
            // The next piece.
        }
    }
}
