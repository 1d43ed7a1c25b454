using Diaspora.Gateway.Database;
using Quartz;

namespace Diaspora.Gateway.Scheduling;

/// <summary>
/// Makes the tables of Quartz and writes the schedule into them before the scheduler starts: jobs that are new or have new times, and no others.
/// Nodes do this one after the other. Jobs that no program knows any more go; times that another version could not run are tried again.
/// </summary>
internal sealed class SchedulePreparation(
    ISchedulerFactory factory, IEnumerable<ScheduledJob> jobs, StartLockStore locks, TimeProvider time) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var alone = await locks.TakeAsync(cancellationToken);
        var scheduler = await factory.GetScheduler(cancellationToken);
        foreach (var job in jobs) await WriteAsync(scheduler, job, cancellationToken);
        await RemoveOthersAsync(scheduler, cancellationToken);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task WriteAsync(IScheduler scheduler, ScheduledJob job, CancellationToken cancellationToken)
    {
        await scheduler.AddJob(job.Detail(), new AddJobOptions { Replace = true }, cancellationToken);
        var trigger = job.Trigger(time);
        var kept = await scheduler.GetTrigger(trigger.Key, cancellationToken);
        if (kept is null) await scheduler.ScheduleJob(trigger, cancellationToken: cancellationToken);
        else if (!job.IsKept(kept)) await scheduler.RescheduleJob(trigger.Key, trigger, cancellationToken);
        else await scheduler.ResetTriggerFromErrorState(trigger.Key, cancellationToken);
    }

    private async Task RemoveOthersAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        var known = jobs.Select(job => job.Key).ToHashSet();
        var kept = await scheduler.QueryJobs(new JobQuery { Take = PagedQuery.All }, cancellationToken);
        await scheduler.DeleteJobs([.. kept.Items.Select(job => job.Key).Where(key => !known.Contains(key))], cancellationToken);
    }
}
