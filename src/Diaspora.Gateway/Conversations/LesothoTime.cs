namespace Diaspora.Gateway.Conversations;

/// <summary>Clock time in Lesotho: UTC+2 the whole year (South Africa Standard Time; no summer time since 1944).</summary>
internal static class LesothoTime
{
    private static readonly TimeSpan s_offset = TimeSpan.FromHours(2);

    /// <summary>The moment as a clock in Lesotho shows it.</summary>
    public static DateTimeOffset Of(DateTimeOffset moment) => moment.ToOffset(s_offset);

    /// <summary>The calendar day in Lesotho at a moment.</summary>
    public static DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(Of(moment).DateTime);

    /// <summary>The moment at which a clock in Lesotho shows a day and time.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day, time, s_offset);
}
