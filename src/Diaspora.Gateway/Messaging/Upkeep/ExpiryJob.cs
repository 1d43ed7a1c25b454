using Quartz;

namespace Diaspora.Gateway.Messaging.Upkeep;

/// <summary>Drops messages that would come too late.</summary>
[DisallowConcurrentExecution]
internal sealed class ExpiryJob(Expiry expiry, TimeProvider time) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await expiry.ExpireAsync(time.GetUtcNow(), cancellationToken);
}
