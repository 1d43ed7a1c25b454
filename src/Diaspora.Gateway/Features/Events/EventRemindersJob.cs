using Quartz;

namespace Diaspora.Gateway.Features.Events;

/// <summary>Writes reminders of events.</summary>
[DisallowConcurrentExecution]
internal sealed class EventRemindersJob(EventReminders reminders, TimeProvider time) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await reminders.RemindAsync(time.GetUtcNow(), cancellationToken);
}
