namespace Diaspora.Gateway.Features.Events;

/// <summary>A gathering that people are told of. Days and times are those of Lesotho.</summary>
internal sealed record Event
{
    /// <summary>Id; 0 before it is stored.</summary>
    public long Id { get; init; }

    /// <summary>Short English name, for the row of a list.</summary>
    public required string TitleEn { get; init; }

    /// <summary>Short Sesotho name.</summary>
    public required string TitleSt { get; init; }

    /// <summary>Where it is.</summary>
    public required string Place { get; init; }

    /// <summary>ISO 3166-2 code of the district, such as <c>LS-A</c>.</summary>
    public required string District { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>Last day; the event is over when it has passed.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>When it begins on its first day.</summary>
    public required TimeOnly StartsAt { get; init; }

    /// <summary>What it costs and what there is, in English.</summary>
    public required string SummaryEn { get; init; }

    /// <summary>What it costs and what there is, in Sesotho.</summary>
    public required string SummarySt { get; init; }

    /// <summary>Most people who can come; null: no limit.</summary>
    public int? Capacity { get; init; }

    /// <summary>False where being there is itself sensitive, such as health days: nobody is booked.</summary>
    public required bool TakesRsvp { get; init; }

    /// <summary>True: whoever books is asked whether they come as a visitor or as an exhibitor.</summary>
    public bool AsksRole { get; init; }

    /// <summary>Whether people see it.</summary>
    public required EventState State { get; init; }

    /// <summary>True: made up to show the service.</summary>
    public bool Sample { get; init; }

    /// <summary>Counts the changes that people were told of.</summary>
    public int Revision { get; init; }

    /// <summary>When people were last told of a new day, time or place; null: never.</summary>
    public DateTimeOffset? MovedAt { get; init; }

    /// <summary>Another with every change, whatever was changed.</summary>
    public long Version { get; init; }

    /// <summary>Who changed it last; null: nobody since it can be told.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>How many people came, as counted at the door; null: not counted.</summary>
    public int? Attended { get; init; }

    /// <summary>An event of which nothing is said yet.</summary>
    public static Event Blank(bool takesRsvp) => new()
    {
        TitleEn = "",
        TitleSt = "",
        Place = "",
        District = "",
        StartsOn = default,
        EndsOn = default,
        StartsAt = default,
        SummaryEn = "",
        SummarySt = "",
        TakesRsvp = takesRsvp,
        State = EventState.Draft,
    };

    /// <summary>True when people see it and it is not over.</summary>
    public bool IsOpen(DateOnly today) => State == EventState.Published && EndsOn >= today;
}

/// <summary>Whether people see an event.</summary>
internal enum EventState
{
    /// <summary>Not yet.</summary>
    Draft,

    /// <summary>Yes.</summary>
    Published,

    /// <summary>No more: it will not take place.</summary>
    Cancelled,
}
