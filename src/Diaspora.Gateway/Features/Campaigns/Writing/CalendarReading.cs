using System.Globalization;
using Diaspora.Gateway.Features.Campaigns.Calendar;

namespace Diaspora.Gateway.Features.Campaigns.Writing;

/// <summary>Makes a calendar of what people wrote, and notes every fault.</summary>
internal sealed class CalendarReading(CalendarForm form, DateOnly today, List<CampaignFault> faults)
{
    private static readonly Dictionary<string, string[]> s_fields = new()
    {
        ["once"] = ["day"],
        ["daily"] = ["from", "until"],
        ["weekly"] = ["from", "until", "on"],
        ["monthly"] = ["from", "until", "date"],
        ["event"] = ["event", "offsets"],
    };

    /// <summary>The calendar; null when a fault was noted.</summary>
    public CampaignCalendar? Read()
    {
        var before = faults.Count;
        if (form.Repeat is not { } repeat || !s_fields.TryGetValue(repeat, out var fields))
        {
            Note("repeat", $"Write one of {string.Join(", ", s_fields.Keys)}.");
            return null;
        }

        foreach (var (name, given) in Given())
            if (given != fields.Contains(name)) Note(name, given ? $"Leave it out: it means nothing for {repeat}." : $"It is missing: {repeat} needs it.");
        var time = ReadTime();
        if (faults.Count > before) return null;
        CampaignCalendar? calendar = repeat switch
        {
            "once" => ReadDay("day", form.Day)?.NextFrom(today) is { } day ? new OnceCalendar { Time = time, Day = day } : null,
            "daily" => ReadSpan() is { } span ? new DailyCalendar { Time = time, Span = span } : null,
            "weekly" => ReadSpan() is { } span ? new WeeklyCalendar { Time = time, Span = span, On = ReadWeekdays() } : null,
            "monthly" => ReadSpan() is { } span ? new MonthlyCalendar { Time = time, Span = span, Date = ReadNumber("date", form.Date, 1, 31) } : null,
            _ => new EventCalendar { Time = time, Event = form.Event ?? "", Offsets = ReadOffsets() },
        };
        return faults.Count > before ? null : calendar;
    }

    private IEnumerable<(string Name, bool Given)> Given() =>
    [
        ("day", form.Day is not null), ("from", form.From is not null), ("until", form.Until is not null), ("on", form.On is not null),
        ("date", form.Date is not null), ("event", form.Event is not null), ("offsets", form.Offsets is not null),
    ];

    private TimeOnly ReadTime()
    {
        if (!TimeOnly.TryParseExact(form.Time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            Note("time", "Write hours and minutes, such as 09:00.");
        return time;
    }

    private YearDay? ReadDay(string field, string? text)
    {
        var day = YearDay.TryRead(text ?? "");
        if (day is null) Note(field, $"'{text}' is no day; write it as 2026-11-25 or as 25 Nov.");
        return day;
    }

    private Span? ReadSpan()
    {
        if (ReadDay("from", form.From) is not { } from || ReadDay("until", form.Until) is not { } until) return null;
        var span = YearDay.Between(from, until, today);
        if (span is null) Note("until", "Write both days with a year or both without.");
        else if (span.Length() < 1) Note("until", "The last day lies before the first.");
        else if (span.Length() > Span.MostDays) Note("until", $"A campaign lasts {Span.MostDays} days at most; make another one for what comes later.");
        return span;
    }

    private List<DayOfWeek> ReadWeekdays()
    {
        var days = new List<DayOfWeek>();
        foreach (var (at, text) in CampaignReading.Listed(form.On).Index())
        {
            var found = Enum.GetValues<DayOfWeek>().Where(d => text.Length >= 3 && d.ToString().StartsWith(text, StringComparison.OrdinalIgnoreCase));
            if (found.ToList() is [var day]) days.Add(day);
            else Note($"on[{at}]", $"'{text}' is no day of the week; write it as Thursday.");
        }

        if (form.On is []) Note("on", "Name at least one day of the week.");
        return days;
    }

    private IReadOnlyList<int> ReadOffsets()
    {
        if (form.Offsets is []) Note("offsets", "Name at least one day, such as -7 for a week before.");
        return [.. CampaignReading.Listed(form.Offsets).Select((text, at) => ReadNumber($"offsets[{at}]", text, -366, 366))];
    }

    private int ReadNumber(string field, string? text, int least, int most)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Note(field, $"'{text}' must be a whole number from {least} to {most}.");
        return least;
    }

    private void Note(string field, string what) => faults.Add(new CampaignFault("calendar." + field, what));
}
