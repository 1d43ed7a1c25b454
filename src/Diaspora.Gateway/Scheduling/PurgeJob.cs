using Quartz;

namespace Diaspora.Gateway.Scheduling;

/// <summary>Removes, each night, what was kept for long enough.</summary>
[DisallowConcurrentExecution]
internal sealed class PurgeJob(Purge purge, TimeProvider time) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await purge.RunAsync(time.GetUtcNow(), cancellationToken);
}
