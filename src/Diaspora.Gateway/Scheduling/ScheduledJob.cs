using Quartz;

namespace Diaspora.Gateway.Scheduling;

/// <summary>A job and the times at which it runs, on one node of all.</summary>
/// <param name="Job">The class that does the work, one instance a run.</param>
/// <param name="Group">First half of its name, such as <c>events</c>.</param>
/// <param name="Name">Second half of its name, such as <c>reminders</c>.</param>
/// <param name="Cron">When it runs, as a cron expression of Quartz with seconds, on Lesotho's clock: <c>0 30 2 * * ?</c> is each night at 02:30.</param>
/// <param name="Missed">What becomes of times at which no node was there.</param>
/// <param name="Recover">Whether another node runs it again at once when the node that runs it is killed.</param>
internal sealed record ScheduledJob(Type Job, string Group, string Name, string Cron, MissedFires Missed, bool Recover)
{
    private static readonly TimeZoneInfo s_lesotho = TimeZoneInfo.FindSystemTimeZoneById("Africa/Maseru");

    /// <summary>The name under which Quartz keeps the job; its trigger has the same.</summary>
    public JobKey Key => new(Name, Group);

    /// <summary>The job as Quartz wants it.</summary>
    public IJobDetail Detail() => JobBuilder.Create().OfType(Job).WithIdentity(Key).StoreDurably().RequestRecovery(Recover).Build();

    /// <summary>Its times as Quartz wants them.</summary>
    /// <exception cref="FormatException">The cron expression is none.</exception>
    public ITrigger Trigger(TimeProvider time) => TriggerBuilder.Create(time)
        .ForJob(Key)
        .WithIdentity(Name, Group)
        .WithCronSchedule(Cron, schedule => schedule.InTimeZone(s_lesotho).WithMisfireInstruction(Instruction))
        .Build();

    /// <summary>True when Quartz holds the same times already; one that is the same must stay, because it knows what it has run and what it missed.</summary>
    public bool IsKept(ITrigger? kept) =>
        kept is ICronTrigger cron && cron.CronExpressionString == Cron && cron.TimeZone.Id == s_lesotho.Id && cron.MisfireInstructionCode == (int)Instruction;

    private CronTriggerMisfireInstruction Instruction => Missed switch
    {
        MissedFires.Skip => CronTriggerMisfireInstruction.DoNothing,
        MissedFires.Once => CronTriggerMisfireInstruction.FireAndProceed,
        MissedFires.All => CronTriggerMisfireInstruction.IgnoreMisfires,
        _ => throw new InvalidOperationException($"No instruction for {Missed}."),
    };
}
