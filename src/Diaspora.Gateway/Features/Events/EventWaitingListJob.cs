using Diaspora.Flows.Definition;
using Quartz;

namespace Diaspora.Gateway.Features.Events;

/// <summary>Passes places on whose offer ran out, also when nobody looks at the events.</summary>
[DisallowConcurrentExecution]
internal sealed class EventWaitingListJob(EventWaitingList waitingList, FlowSet flows, TimeProvider time) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await waitingList.PassOnAsync(flows, time.GetUtcNow(), cancellationToken);
}
