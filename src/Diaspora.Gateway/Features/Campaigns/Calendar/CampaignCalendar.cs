using System.Text.Json.Serialization;

namespace Diaspora.Gateway.Features.Campaigns.Calendar;

/// <summary>
/// On which days a campaign texts, and at what time. Days and times are those of each person's own clock. Every calendar has an end, so its days can
/// be counted. Pure.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "repeat")]
[JsonDerivedType(typeof(OnceCalendar), "once")]
[JsonDerivedType(typeof(DailyCalendar), "daily")]
[JsonDerivedType(typeof(WeeklyCalendar), "weekly")]
[JsonDerivedType(typeof(MonthlyCalendar), "monthly")]
[JsonDerivedType(typeof(EventCalendar), "event")]
internal abstract record CampaignCalendar
{
    /// <summary>When the text is to arrive.</summary>
    public required TimeOnly Time { get; init; }

    /// <summary>What the days are counted from, such as <c>event/12</c>; null for calendars that stand for themselves.</summary>
    [JsonIgnore]
    public virtual string? Anchor => null;

    /// <summary>Every day of the calendar, in order, each once.</summary>
    /// <param name="anchor">First day of what <see cref="Anchor"/> names; null: it does not take place, and then there is no day.</param>
    public abstract IEnumerable<DateOnly> Days(DateOnly? anchor);
}

/// <summary>One day.</summary>
internal sealed record OnceCalendar : CampaignCalendar
{
    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<DateOnly> Days(DateOnly? anchor) => [Day];
}

/// <summary>Every day of a span.</summary>
internal sealed record DailyCalendar : CampaignCalendar
{
    /// <summary>The span.</summary>
    public required Span Span { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<DateOnly> Days(DateOnly? anchor) => Span.Days();
}

/// <summary>Certain days of every week of a span.</summary>
internal sealed record WeeklyCalendar : CampaignCalendar
{
    /// <summary>The span.</summary>
    public required Span Span { get; init; }

    /// <summary>The days of the week.</summary>
    public required IReadOnlyList<DayOfWeek> On { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<DateOnly> Days(DateOnly? anchor) => Span.Days().Where(d => On.Contains(d.DayOfWeek));
}

/// <summary>One day of every month of a span; a month that is too short has it on its last day.</summary>
internal sealed record MonthlyCalendar : CampaignCalendar
{
    /// <summary>The span.</summary>
    public required Span Span { get; init; }

    /// <summary>Day of the month, from 1 to 31.</summary>
    public required int Date { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<DateOnly> Days(DateOnly? anchor) => Span.Days().Where(d => d == YearDay.In(d.Year, d.Month, Date));
}

/// <summary>Days before and after something that may be moved or called off.</summary>
internal sealed record EventCalendar : CampaignCalendar
{
    /// <summary>What it is, such as <c>event/12</c>.</summary>
    public required string Event { get; init; }

    /// <summary>Days after its first day; below zero: before it.</summary>
    public required IReadOnlyList<int> Offsets { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Anchor => Event;

    /// <inheritdoc/>
    public override IEnumerable<DateOnly> Days(DateOnly? anchor) => anchor is { } first ? Offsets.Distinct().Order().Select(first.AddDays) : [];
}
