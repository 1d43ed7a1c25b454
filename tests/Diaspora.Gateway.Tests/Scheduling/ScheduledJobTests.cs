using System.Globalization;
using Diaspora.Gateway.Scheduling;
using Diaspora.Gateway.Tests.Harness;
using Quartz;

namespace Diaspora.Gateway.Tests.Scheduling;

public class ScheduledJobTests
{
    [Theory]
    [InlineData("2028-02-28T12:00+02", "2028-02-29T02:30+02", "2028-03-01T02:30+02")]
    [InlineData("2027-02-28T12:00+02", "2027-03-01T02:30+02", "2027-03-02T02:30+02")]
    [InlineData("2026-12-30T12:00+02", "2026-12-31T02:30+02", "2027-01-01T02:30+02")]
    // Where others change their clocks, Lesotho does not.
    [InlineData("2026-03-28T12:00+02", "2026-03-29T02:30+02", "2026-03-30T02:30+02")]
    [InlineData("2026-10-24T12:00+02", "2026-10-25T02:30+02", "2026-10-26T02:30+02")]
    public void Each_night_is_each_night_on_lesothos_clock(string from, string first, string second)
    {
        var start = At(from);
        var trigger = new ScheduledJob(typeof(PurgeJob), "test", "nightly", "0 30 2 * * ?", MissedFires.Once, Recover: true).Trigger(new ManualTime(start));

        var next = trigger.GetFireTimeAfter(start);
        var then = trigger.GetFireTimeAfter(next);

        next.ShouldBe(At(first));
        then.ShouldBe(At(second));
    }

    [Theory]
    [InlineData("purge")]
    [InlineData("scheduling/")]
    [InlineData("a/b/c")]
    public void A_job_without_a_whole_name_is_refused(string name) => Should.Throw<ArgumentException>(
        () => new Microsoft.Extensions.DependencyInjection.ServiceCollection().AddScheduledJob<PurgeJob>(name, "0 30 2 * * ?", MissedFires.Once));

    [Fact]
    public void A_job_runs_nowhere_twice_at_a_time() => typeof(PurgeJob).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IJob)) && type is { IsAbstract: false })
        .ShouldAllBe(type => type.IsSealed && type.IsDefined(typeof(DisallowConcurrentExecutionAttribute), false));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
