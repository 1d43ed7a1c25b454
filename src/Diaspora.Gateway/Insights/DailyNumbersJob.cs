using Quartz;

namespace Diaspora.Gateway.Insights;

/// <summary>Counts every few minutes what reports and the home page of staff show.</summary>
[DisallowConcurrentExecution]
internal sealed class DailyNumbersJob(DailyNumbers numbers, TimeProvider time) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await numbers.CountAsync(time.GetUtcNow(), cancellationToken);
}
