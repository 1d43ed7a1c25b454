using System.Globalization;
using Diaspora.Gateway.Console;
using Diaspora.Gateway.Console.Calendar;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Messaging.Hours;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Localization;
using Npgsql;

namespace Diaspora.Gateway.Features.Events;

/// <summary>The days of events, and the reminders of them that will go out.</summary>
internal sealed class EventCalendar(NpgsqlDataSource database, TimeProvider time, IStringLocalizer<ConsoleText> words) : ICalendarSource
{
    private static readonly TimeOnly s_hour = new(10, 0);

    // A quiet day or two may push a reminder on.
    private const int LongestShift = 14;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CalendarEntry>> ReadAsync(DateOnly from, DateOnly to, StaffActor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(StaffRight.ReadEvents)) return [];
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var entries = new List<CalendarEntry>();
        foreach (var held in await EventCalendarStore.BetweenAsync(connection, from, to, cancellationToken))
        {
            for (var day = held.StartsOn; day <= held.EndsOn; day = day.AddDays(1))
                if (day >= from && day <= to) entries.Add(DayOf(held, day));
        }

        var today = LesothoTime.DateOf(time.GetUtcNow());
        var last = to.AddDays(EventReminders.DaysBefore.Max());
        foreach (var held in await EventCalendarStore.BetweenAsync(connection, from.AddDays(-LongestShift), last, cancellationToken))
        {
            if (held.State != EventState.Published) continue;
            foreach (var days in EventReminders.DaysBefore)
                if (ReminderOf(held, days) is { } day && day >= from && day <= to && day >= today) entries.Add(RemindOn(held, day));
        }

        return entries;
    }

    private CalendarEntry DayOf(CalendarEvent held, DateOnly day) => new(
        day,
        day == held.StartsOn ? held.StartsAt.ToString("HH:mm", CultureInfo.InvariantCulture) : null,
        "event",
        held.TitleEn,
        HrefOf(held),
        held.State == EventState.Draft ? words["A draft: phones do not show it."] : held.Place);

    private CalendarEntry RemindOn(CalendarEvent held, DateOnly day) => new(
        day, "10:00", "reminder", words["Reminder: {0}", held.TitleEn], HrefOf(held),
        words["{0} phones, each at ten by its own clock; where that day is quiet, on the next that is not.", held.ToRemind]);

    private static DateOnly? ReminderOf(CalendarEvent held, int days)
    {
        var due = QuietHours.OnAllowedDay(MessageCategory.QuietOf("events"), Place.Of("LS"), held.StartsOn.AddDays(-days).ToDateTime(s_hour));
        return due is { } at && at < LesothoTime.At(held.StartsOn, held.StartsAt) ? LesothoTime.DateOf(at) : null;
    }

    private static string HrefOf(CalendarEvent held) => FormattableString.Invariant($"/console/events/{held.Id}");
}
