using System.Collections.Concurrent;
using Quartz;

namespace Diaspora.Gateway.Tests.Scheduling;

/// <summary>Counts what a test's jobs did, over all nodes of a test.</summary>
internal sealed class FireCount
{
    private readonly ConcurrentQueue<Fire> _fires = new();

    public IReadOnlyList<Fire> Fires => [.. _fires];

    /// <summary>While set, jobs that begin wait for it.</summary>
    public TaskCompletionSource? Hold { get; set; }

    public void Add(Fire fire) => _fires.Enqueue(fire);

    /// <summary>Waits until this is so, thirty seconds at most.</summary>
    public async Task UntilAsync(Func<IReadOnlyList<Fire>, bool> reached)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!reached(Fires)) await Task.Delay(50, patience.Token);
    }
}

/// <summary>One run of a job.</summary>
internal sealed record Fire(string Job, string Node, DateTimeOffset Due, bool Recovering);

/// <summary>A job that only counts.</summary>
[DisallowConcurrentExecution]
internal sealed class CountingJob(FireCount count) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var due = context.ScheduledFireTimeUtc!.Value;
        count.Add(new Fire(context.JobDetail.Key.Name, context.Scheduler.SchedulerInstanceId, due, context.Recovering));
        if (count.Hold is { } hold) await hold.Task;
    }
}

/// <summary>A job that fails with words that nobody may read.</summary>
[DisallowConcurrentExecution]
internal sealed class FailingJob(FireCount count) : IJob
{
    public const string Said = "Words that a person said";

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        count.Add(new Fire(context.JobDetail.Key.Name, context.Scheduler.SchedulerInstanceId, context.ScheduledFireTimeUtc!.Value, context.Recovering));
        throw new FormatException(Said);
    }
}
