using System.Globalization;

namespace Diaspora.Gateway.Features.Events.Pages;

/// <summary>An event as it stands in the form: every field as it was typed.</summary>
internal sealed class EventForm
{
    public string? TitleEn { get; set; }

    public string? TitleSt { get; set; }

    public string? Place { get; set; }

    public string? District { get; set; }

    public string? StartsOn { get; set; }

    public string? EndsOn { get; set; }

    public string? StartsAt { get; set; }

    public string? SummaryEn { get; set; }

    public string? SummarySt { get; set; }

    public string? Capacity { get; set; }

    public bool Publish { get; set; }

    public bool NoRsvp { get; set; }

    public bool AsksRole { get; set; }

    /// <summary>The version that was read.</summary>
    public string? Version { get; set; }

    /// <summary>The notice that was shown before it is sent, so that nothing leaves that nobody has seen.</summary>
    public string? Seen { get; set; }

    /// <summary>The form of an event as it stands.</summary>
    public static EventForm Of(Event held) => new()
    {
        TitleEn = held.TitleEn,
        TitleSt = held.TitleSt,
        Place = held.Place,
        District = held.District,
        StartsOn = held.StartsOn.ToString("O", CultureInfo.InvariantCulture),
        EndsOn = held.EndsOn.ToString("O", CultureInfo.InvariantCulture),
        StartsAt = held.StartsAt.ToString("HH:mm", CultureInfo.InvariantCulture),
        SummaryEn = held.SummaryEn,
        SummarySt = held.SummarySt,
        Capacity = held.Capacity?.ToString(CultureInfo.InvariantCulture),
        Publish = held.State == EventState.Published,
        NoRsvp = !held.TakesRsvp,
        AsksRole = held.AsksRole,
        Version = held.Version.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The new event that the form describes.</summary>
    public NewEvent ToNew()
    {
        var (startsOn, endsOn, capacity) = Read();
        return new NewEvent
        {
            TitleEn = TitleEn ?? "",
            TitleSt = TitleSt ?? "",
            Place = Place ?? "",
            District = District ?? "",
            StartsOn = startsOn,
            EndsOn = endsOn,
            StartsAt = StartsAt ?? "",
            SummaryEn = SummaryEn ?? "",
            SummarySt = SummarySt ?? "",
            Capacity = capacity,
            Publish = Publish,
            AsksRole = AsksRole,
            TakesRsvp = !NoRsvp,
        };
    }

    /// <summary>The changed event that the form describes.</summary>
    public ChangedEvent ToChanged()
    {
        var (startsOn, endsOn, capacity) = Read();
        return new ChangedEvent
        {
            TitleEn = TitleEn ?? "",
            TitleSt = TitleSt ?? "",
            Place = Place ?? "",
            District = District ?? "",
            StartsOn = startsOn,
            EndsOn = endsOn,
            StartsAt = StartsAt ?? "",
            SummaryEn = SummaryEn ?? "",
            SummarySt = SummarySt ?? "",
            Capacity = capacity,
            Publish = Publish,
            AsksRole = AsksRole,
            Version = long.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0,
        };
    }

    /// <summary>A day as a form gives it; null: it is none.</summary>
    public static DateOnly? DayOf(string? written) =>
        DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private (DateOnly StartsOn, DateOnly? EndsOn, int? Capacity) Read()
    {
        var problems = new Dictionary<string, string[]>();
        var startsOn = DayOf(StartsOn);
        var endsOn = DayOf(EndsOn);
        if (startsOn is null) problems["startsOn"] = ["It must be a day."];
        if (endsOn is null && !string.IsNullOrWhiteSpace(EndsOn)) problems["endsOn"] = ["It must be a day, or nothing."];
        int? capacity = null;
        if (!string.IsNullOrWhiteSpace(Capacity))
        {
            if (int.TryParse(Capacity.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) capacity = number;
            else problems["capacity"] = ["It must be a number, or nothing for no limit."];
        }

        return startsOn is { } first && problems.Count == 0 ? (first, endsOn, capacity) : throw EventRefusal.Invalid(problems);
    }
}

/// <summary>A session as it stands in the form.</summary>
internal sealed class SessionForm
{
    public string? Day { get; set; }

    public string? StartsAt { get; set; }

    public string? EndsAt { get; set; }

    public string? TitleEn { get; set; }

    public string? TitleSt { get; set; }

    /// <summary>The session that the form describes.</summary>
    public NewEventSession ToSession() => new()
    {
        Day = EventForm.DayOf(Day) ?? throw EventRefusal.Invalid("day", "It must be a day."),
        StartsAt = StartsAt ?? "",
        EndsAt = EndsAt ?? "",
        TitleEn = TitleEn ?? "",
        TitleSt = TitleSt ?? "",
    };
}

/// <summary>A number that is chosen or entered.</summary>
internal sealed class NumberForm
{
    public string? Number { get; set; }

    /// <summary>The number; null: it is none.</summary>
    public int? Value => int.TryParse(Number?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
