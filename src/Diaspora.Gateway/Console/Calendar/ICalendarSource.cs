using Diaspora.Gateway.Staff;

namespace Diaspora.Gateway.Console.Calendar;

/// <summary>What one area puts into the calendar; every implementation that is registered as a singleton is asked.</summary>
internal interface ICalendarSource
{
    /// <summary>Its entries in a span of days, both included, as far as the person may know of them.</summary>
    Task<IReadOnlyList<CalendarEntry>> ReadAsync(DateOnly from, DateOnly to, StaffActor actor, CancellationToken cancellationToken);
}

/// <summary>An entry of the calendar.</summary>
/// <param name="Day">The day, in Lesotho or by the clock of each person.</param>
/// <param name="Time">The time of day, such as <c>09:00</c>; null: the whole day.</param>
/// <param name="Kind">What it is: <c>announcement</c>, <c>campaign</c>, <c>event</c>, <c>reminder</c>, <c>holiday</c> or <c>quiet</c>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Href">Where more is to be read; null: nowhere.</param>
/// <param name="Note">A remark, such as why nothing goes out; null: none.</param>
public sealed record CalendarEntry(DateOnly Day, string? Time, string Kind, string Title, string? Href = null, string? Note = null)
{
    /// <summary>Kind of an announcement.</summary>
    public const string Announcement = "announcement";

    /// <summary>Kind of a day of a campaign.</summary>
    public const string Campaign = "campaign";

    /// <summary>Kind of a public holiday.</summary>
    public const string Holiday = "holiday";

    /// <summary>Kind of a day on which no news go to a country.</summary>
    public const string Quiet = "quiet";
}
