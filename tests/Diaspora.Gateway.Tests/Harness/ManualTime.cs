namespace Diaspora.Gateway.Tests.Harness;

/// <summary>A clock that stands still until a test moves it. Timers run in real time, so that bounded waits still end.</summary>
internal sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;

    public void MoveTo(DateTimeOffset moment) => _now = moment;
}
