using Quartz;

namespace Diaspora.Gateway.Scheduling;

/// <summary>Looks, each hour, at what must not wait for long.</summary>
[DisallowConcurrentExecution]
internal sealed class OverdueJob(OverdueWatch watch, TimeProvider time) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await watch.LookAsync(time.GetUtcNow(), cancellationToken);
}
