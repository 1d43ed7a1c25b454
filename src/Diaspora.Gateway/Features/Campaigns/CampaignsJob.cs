using Quartz;

namespace Diaspora.Gateway.Features.Campaigns;

/// <summary>Sends what campaigns have due, each minute.</summary>
[DisallowConcurrentExecution]
internal sealed class CampaignsJob(CampaignDesk desk, TimeProvider time) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await desk.FireDueAsync(time.GetUtcNow(), cancellationToken);
}
