namespace Diaspora.Gateway.Features.Events;

/// <summary>
/// Something that happens on a day of an event, such as the ID desk. Phones do not show it: the screen of an event is full with its heading,
/// its summary and its three answers.
/// </summary>
/// <param name="Id">Its number.</param>
/// <param name="Day">The day, in Lesotho.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="EndsAt">When it ends, on the same day.</param>
/// <param name="TitleEn">What it is.</param>
/// <param name="TitleSt">The same in Sesotho.</param>
internal sealed record EventSession(long Id, DateOnly Day, TimeOnly StartsAt, TimeOnly EndsAt, string TitleEn, string TitleSt);

/// <summary>A session as it is written by staff.</summary>
public sealed record NewEventSession
{
    /// <summary>Longest title in characters.</summary>
    internal const int LongestTitle = 80;

    /// <summary>The day, one of those of the event.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>When it begins, as <c>09:00</c>.</summary>
    public required string StartsAt { get; init; }

    /// <summary>When it ends, on the same day, as <c>10:30</c>.</summary>
    public required string EndsAt { get; init; }

    /// <summary>What it is, at most 80 characters.</summary>
    public required string TitleEn { get; init; }

    /// <summary>The same in Sesotho.</summary>
    public required string TitleSt { get; init; }

    /// <summary>The session that this makes for an event; what is wrong with it is refused by field.</summary>
    internal EventSession Checked(Event held)
    {
        var problems = new Dictionary<string, string[]>();
        var starts = EventBody.TimeOf(StartsAt);
        var ends = EventBody.TimeOf(EndsAt);
        if (starts is null) problems["startsAt"] = [EventRefusal.NoTime];
        if (ends is null) problems["endsAt"] = [EventRefusal.NoTime];
        if (ends <= starts) problems["endsAt"] = ["It must end after it has begun."];
        if (Day < held.StartsOn || Day > held.EndsOn) problems["day"] = ["The event is not on that day."];
        foreach (var (field, text) in new[] { ("titleEn", TitleEn), ("titleSt", TitleSt) })
            if (text.Trim().Length is 0 or > LongestTitle) problems[field] = [$"It must have 1 to {LongestTitle} characters."];
        return starts is { } from && ends is { } to && problems.Count == 0
            ? new EventSession(0, Day, from, to, TitleEn.Trim(), TitleSt.Trim())
            : throw EventRefusal.Invalid(problems);
    }
}
