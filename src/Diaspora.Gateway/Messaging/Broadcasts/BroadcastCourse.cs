namespace Diaspora.Gateway.Messaging.Broadcasts;

/// <summary>How the messages of a broadcast left, arrived and failed over time.</summary>
/// <param name="Step">Length of each span of time.</param>
/// <param name="Points">The spans in which something happened, in order.</param>
public sealed record BroadcastCourse(TimeSpan Step, IReadOnlyList<CoursePoint> Points)
{
    /// <summary>Most spans between the first and the last: more cannot be told apart in a chart.</summary>
    private const int MostPoints = 60;

    private static readonly TimeSpan[] s_steps =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(6)];

    /// <summary>Nothing has left yet.</summary>
    internal static BroadcastCourse Nothing { get; } = new(s_steps[0], []);

    /// <summary>The shortest step that tells a length of time in few enough spans.</summary>
    internal static TimeSpan StepOf(TimeSpan length)
    {
        var step = Array.Find(s_steps, s => length / s <= MostPoints);
        return step > TimeSpan.Zero ? step : TimeSpan.FromDays(1);
    }
}

/// <summary>What happened in one span of time.</summary>
/// <param name="BeginsAt">When it begins.</param>
/// <param name="Sent">Messages that left in it.</param>
/// <param name="Delivered">Messages of which it was learnt in it that they arrived.</param>
/// <param name="Failed">Messages that failed for good in it.</param>
public sealed record CoursePoint(DateTimeOffset BeginsAt, long Sent, long Delivered, long Failed);
