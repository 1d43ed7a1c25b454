namespace Diaspora.Gateway.Features.Campaigns.Calendar;

/// <summary>Days in a row.</summary>
/// <param name="From">The first.</param>
/// <param name="Until">The last; the same as the first when there is only one.</param>
internal sealed record Span(DateOnly From, DateOnly Until)
{
    /// <summary>The most days that a span may have: after a year a campaign is looked at again.</summary>
    public const int MostDays = 366;

    /// <summary>How many days there are; below 1 when the last lies before the first.</summary>
    public int Length() => Until.DayNumber - From.DayNumber + 1;

    /// <summary>The days, in order.</summary>
    public IEnumerable<DateOnly> Days() => Enumerable.Range(0, Math.Max(0, Length())).Select(From.AddDays);
}
