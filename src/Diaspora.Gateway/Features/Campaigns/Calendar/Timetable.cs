using Diaspora.Gateway.Conversations;

namespace Diaspora.Gateway.Features.Campaigns.Calendar;

/// <summary>Which texts of a campaign are due at a moment. Pure.</summary>
/// <remarks>
/// A text is due as soon as the first clock on earth can show its time, so that it waits in the outbox for every person's own clock. Whether it was
/// missed is told by Lesotho's clock, twelve hours later: a restart loses nothing.
/// </remarks>
/// <param name="Calendar">The days.</param>
/// <param name="Texts">How many texts there are: one for all days, or one for each of the first so many days.</param>
/// <param name="Worth">How long after its time a text is worth sending.</param>
/// <param name="Missed">What happens with missed ones.</param>
internal sealed record Timetable(CampaignCalendar Calendar, int Texts, TimeSpan Worth, MissedRule Missed)
{
    /// <summary>So much later than Lesotho's clock says still counts as in time.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    // Kiribati and Baker Island.
    private static readonly TimeSpan s_firstClock = TimeSpan.FromHours(14);
    private static readonly TimeSpan s_lastClock = TimeSpan.FromHours(-12);

    /// <summary>Every time that the campaign texts, in order.</summary>
    /// <param name="anchor">See <see cref="CampaignCalendar.Days"/>.</param>
    public IEnumerable<Occurrence> Occurrences(DateOnly? anchor) => Texts == 1
        ? Calendar.Days(anchor).Select(day => new Occurrence(day, 1))
        : Calendar.Days(anchor).Take(Texts).Select((day, at) => new Occurrence(day, at + 1));

    /// <summary>What is to be sent now.</summary>
    /// <param name="anchor">See <see cref="CampaignCalendar.Days"/>.</param>
    /// <param name="doneTo">The last day that was dealt with; null: none.</param>
    /// <param name="now">The time.</param>
    /// <returns>What goes, and the last day that is dealt with after it.</returns>
    public (IReadOnlyList<Occurrence> Send, DateOnly? DoneTo) Due(DateOnly? anchor, DateOnly? doneTo, DateTimeOffset now)
    {
        var open = Occurrences(anchor).Where(o => (doneTo is null || o.Day > doneTo) && OpensAt(o.Day) <= now).ToList();
        if (open.Count == 0) return ([], doneTo);
        var missed = open.Where(o => HomeTime(o.Day) + Grace < now).ToList();
        var late = missed.Where(o => IsWorthIt(o.Day, now)).ToList();
        IEnumerable<Occurrence> kept = Missed switch
        {
            MissedRule.Skip => [],
            MissedRule.Once => late.Where(o => o == missed[^1]),
            MissedRule.All => late,
            _ => throw new InvalidOperationException($"There is no rule {Missed}."),
        };
        return ([.. kept, .. open.Except(missed)], open.Max(o => o.Day));
    }

    /// <summary>When the first clock on earth shows the time of a day's text.</summary>
    public DateTimeOffset OpensAt(DateOnly day) => new(day, Calendar.Time, s_firstClock);

    /// <summary>True while a day's text may still be worth something somewhere.</summary>
    public bool IsWorthIt(DateOnly day, DateTimeOffset now) => now <= new DateTimeOffset(day, Calendar.Time, s_lastClock) + Worth;

    /// <summary>The last day whose text is past by Lesotho's clock.</summary>
    public DateOnly PastAt(DateTimeOffset now) =>
        HomeTime(LesothoTime.DateOf(now)) <= now ? LesothoTime.DateOf(now) : LesothoTime.DateOf(now).AddDays(-1);

    private DateTimeOffset HomeTime(DateOnly day) => LesothoTime.At(day, Calendar.Time);
}
