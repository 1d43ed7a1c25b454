using System.Globalization;

namespace Diaspora.Gateway.Features.Events;

/// <summary>An event as it is written by staff. Days and times are those of Lesotho; lengths are counted in GSM-7 septets.</summary>
public record EventBody
{
    /// <summary>Short English name, at most 20 characters.</summary>
    public required string TitleEn { get; init; }

    /// <summary>Short Sesotho name, at most 20 characters.</summary>
    public required string TitleSt { get; init; }

    /// <summary>Where it is, at most 24 characters.</summary>
    public required string Place { get; init; }

    /// <summary>ISO 3166-2 code of the district, such as <c>LS-A</c>.</summary>
    public required string District { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>Last day; none: the first.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>When it begins on its first day, as <c>09:00</c>.</summary>
    public required string StartsAt { get; init; }

    /// <summary>What it costs and what there is, in English, at most 43 characters.</summary>
    public required string SummaryEn { get; init; }

    /// <summary>What it costs and what there is, in Sesotho, at most 43 characters.</summary>
    public required string SummarySt { get; init; }

    /// <summary>Most people who can come; none or 0: no limit.</summary>
    public int? Capacity { get; init; }

    /// <summary>True: whoever books is asked whether they come as a visitor or as an exhibitor; where nobody is booked, nobody is asked.</summary>
    public bool AsksRole { get; init; }

    /// <summary>True: people see it from now on. An event that people see is never hidden again, only cancelled.</summary>
    public bool Publish { get; init; }

    /// <summary>When it begins; null when that is no time of day.</summary>
    internal TimeOnly? Time => TimeOf(StartsAt);

    /// <summary>A time of day as it is written, <c>09:00</c>; null: it is none.</summary>
    internal static TimeOnly? TimeOf(string? written) =>
        TimeOnly.TryParseExact(written, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>What was written in the place of what the event had.</summary>
    internal Event Apply(Event held, TimeOnly time) => EventRules.Fold(held with
    {
        TitleEn = TitleEn,
        TitleSt = TitleSt,
        Place = Place,
        District = District,
        StartsOn = StartsOn,
        EndsOn = EndsOn ?? StartsOn,
        StartsAt = time,
        SummaryEn = SummaryEn,
        SummarySt = SummarySt,
        Capacity = Capacity == 0 ? null : Capacity,
        AsksRole = AsksRole && held.TakesRsvp,
        State = Publish ? EventState.Published : held.State,
    });
}

/// <summary>A new event.</summary>
public sealed record NewEvent : EventBody
{
    /// <summary>False where being there is itself sensitive, such as health days: nobody is booked. It cannot be changed later.</summary>
    public bool TakesRsvp { get; init; } = true;
}

/// <summary>An event with changes.</summary>
public sealed record ChangedEvent : EventBody
{
    /// <summary>The version that was read: a change made meanwhile by somebody else is not overwritten.</summary>
    public required long Version { get; init; }
}

/// <summary>What became of a change.</summary>
/// <param name="Told">How many people are told of it by SMS.</param>
public sealed record EventTold(int Told);

/// <summary>What became of a new event.</summary>
/// <param name="Id">Its number.</param>
public sealed record EventAdded(long Id);

/// <summary>How many people came.</summary>
/// <param name="People">As counted at the door.</param>
public sealed record EventAttendance(int People);
