using System.Collections.Concurrent;
using Quartz;

namespace Diaspora.Gateway.Tests.Scheduling;

/// <summary>Counts what a test's jobs did, over all nodes of a test.</summary>
internal sealed class FireCount
{
    private readonly ConcurrentQueue<(string Node, DateTimeOffset Due)> _fires = new();

    public IReadOnlyList<(string Node, DateTimeOffset Due)> Fires => [.. _fires];

    public void Add(string node, DateTimeOffset due) => _fires.Enqueue((node, due));

    /// <summary>Waits until the jobs have run so often, twenty seconds at most.</summary>
    public async Task ReachAsync(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (_fires.Count < count) await Task.Delay(50, patience.Token);
    }
}

/// <summary>A job that only counts.</summary>
[DisallowConcurrentExecution]
internal sealed class CountingJob(FireCount count) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        count.Add(context.Scheduler.SchedulerInstanceId, context.ScheduledFireTimeUtc!.Value);
        return ValueTask.CompletedTask;
    }
}
