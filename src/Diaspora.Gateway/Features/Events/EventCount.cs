namespace Diaspora.Gateway.Features.Events;

/// <summary>An event in the list for staff, with how many people said what.</summary>
internal sealed record EventCount
{
    /// <summary>Id of the event.</summary>
    public required long Id { get; init; }

    /// <summary>English title.</summary>
    public required string TitleEn { get; init; }

    /// <summary>Place.</summary>
    public required string Place { get; init; }

    /// <summary>Code of the district.</summary>
    public required string District { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>Whether people see it.</summary>
    public required EventState State { get; init; }

    /// <summary>True: made up to show the service.</summary>
    public required bool Sample { get; init; }

    /// <summary>Most people who can come; null: no limit.</summary>
    public int? Capacity { get; init; }

    /// <summary>People who come.</summary>
    public required int Going { get; init; }

    /// <summary>People who wait for a place.</summary>
    public required int Waiting { get; init; }

    /// <summary>Phones that want to be reminded.</summary>
    public required int Reminders { get; init; }

    /// <summary>How many people came, as counted at the door; null: not counted.</summary>
    public int? Attended { get; init; }

    /// <summary>One line: number, day, title, place, district, counts, state.</summary>
    public override string ToString()
    {
        var places = Capacity is { } capacity ? $"{Going} of {capacity}" : $"{Going}";
        var line = FormattableString.Invariant(
            $"{Id}  {StartsOn:yyyy-MM-dd}  {TitleEn}, {Place} ({District})  going {places}, waiting {Waiting}, reminders {Reminders}  {State}");
        return Sample ? line + "  SAMPLE" : line;
    }
}
