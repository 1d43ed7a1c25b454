using System.Globalization;
using Diaspora.Flows.Text;
using Diaspora.Gateway.Features.Campaigns.Calendar;
using Diaspora.Gateway.Messaging.Broadcasts;

namespace Diaspora.Gateway.Features.Campaigns.Writing;

/// <summary>Makes a campaign of what people wrote.</summary>
internal static class CampaignReading
{
    private static readonly TimeOnly s_evening = new(20, 0);

    /// <summary>Reads a form; days without a year become the next ones from today, and texts are folded to what phones show.</summary>
    /// <param name="form">What was written.</param>
    /// <param name="today">The day in Lesotho.</param>
    /// <param name="faults">Receives everything that cannot be read.</param>
    /// <returns>The campaign; null when there was a fault. <see cref="CampaignRules"/> tells whether it may be used.</returns>
    public static CampaignContent? Read(CampaignForm form, DateOnly today, List<CampaignFault> faults)
    {
        var before = faults.Count;
        if (form.Calendar is null) faults.Add(new CampaignFault("calendar", "It is missing: when the texts go."));
        var calendar = form.Calendar is null ? null : new CalendarReading(form.Calendar, today, faults).Read();
        var missed = ReadMissed(form.Missed, faults);
        var worth = ReadWorth(form.Worth, calendar, faults);
        if (faults.Count > before || calendar is null) return null;
        return new CampaignContent
        {
            Name = form.Name?.Trim() ?? "",
            Title = form.Title?.Trim() ?? "",
            Category = form.Category ?? "",
            Audience = new Audience
            {
                Countries = Listed(form.Audience?.Countries),
                Districts = Listed(form.Audience?.Districts),
                Towns = Listed(form.Audience?.Towns),
                Languages = Listed(form.Audience?.Languages),
            },
            Public = form.Public,
            Calendar = calendar,
            Texts = [.. (form.Texts ?? []).Select(t => new CampaignText(Fold(t?.En), Fold(t?.St)))],
            Worth = worth,
            Missed = missed,
        };
    }

    /// <summary>A campaign as it would be written.</summary>
    public static CampaignForm Write(CampaignContent content) => new()
    {
        Name = content.Name,
        Title = content.Title,
        Category = content.Category,
        Audience = new AudienceForm
        {
            Countries = content.Audience.Countries,
            Districts = content.Audience.Districts,
            Towns = content.Audience.Towns,
            Languages = content.Audience.Languages,
        },
        Public = content.Public,
        Calendar = Write(content.Calendar),
        Texts = [.. content.Texts.Select(t => new TextForm { En = t.En, St = t.St })],
        Worth = string.Create(CultureInfo.InvariantCulture, $"{(int)content.Worth.TotalHours:00}:{content.Worth.Minutes:00}"),
        Missed = content.Missed.ToString().ToLowerInvariant(),
    };

    private static CalendarForm Write(CampaignCalendar calendar)
    {
        var form = new CalendarForm { Time = calendar.Time.ToString("HH:mm", CultureInfo.InvariantCulture) };
        return calendar switch
        {
            OnceCalendar once => form with { Repeat = "once", Day = Write(once.Day) },
            DailyCalendar daily => form with { Repeat = "daily", From = Write(daily.Span.From), Until = Write(daily.Span.Until) },
            WeeklyCalendar weekly => form with
            {
                Repeat = "weekly", From = Write(weekly.Span.From), Until = Write(weekly.Span.Until), On = [.. weekly.On.Select(d => d.ToString())],
            },
            MonthlyCalendar monthly => form with
            {
                Repeat = "monthly", From = Write(monthly.Span.From), Until = Write(monthly.Span.Until), Date = Write(monthly.Date),
            },
            EventCalendar held => form with { Repeat = "event", Event = held.Event, Offsets = [.. held.Offsets.Select(Write)] },
            _ => throw new InvalidOperationException($"There is no way to write a {calendar.GetType().Name}."),
        };
    }

    private static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Write(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A list of a request; JSON may hold nothing where a word belongs.</summary>
    public static IReadOnlyList<string> Listed(IReadOnlyList<string?>? list) => [.. (list ?? []).Select(item => item ?? "")];

    private static string Fold(string? text) => Folding.Fold((text ?? "").Trim());

    private static MissedRule ReadMissed(string? text, List<CampaignFault> faults)
    {
        switch (text)
        {
            case "skip": return MissedRule.Skip;
            case null or "once": return MissedRule.Once;
            case "all": return MissedRule.All;
            default:
                faults.Add(new CampaignFault("missed", $"'{text}' is no rule; write skip, once or all."));
                return MissedRule.Once;
        }
    }

    private static TimeSpan ReadWorth(string? text, CampaignCalendar? calendar, List<CampaignFault> faults)
    {
        if (text is null) return calendar is null || calendar.Time > s_evening ? TimeSpan.Zero : s_evening - calendar.Time;
        if (text.Split(':') is [{ Length: 1 or 2 or 3 } hours, { Length: 2 } minutes]
            && int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var h)
            && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && m < 60)
            return new TimeSpan(h, m, 0);
        faults.Add(new CampaignFault("worth", $"'{text}' is no length; write hours and minutes, such as 11:00."));
        return TimeSpan.Zero;
    }
}
