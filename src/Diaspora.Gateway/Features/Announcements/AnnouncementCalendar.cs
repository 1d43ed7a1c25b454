using System.Globalization;
using Diaspora.Gateway.Console;
using Diaspora.Gateway.Console.Calendar;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Features.Announcements.Pages;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Localization;
using Npgsql;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>Puts announcements into the calendar: those that wait for approval, that are approved, and that went out.</summary>
internal sealed class AnnouncementCalendar(NpgsqlDataSource database, IStringLocalizer<ConsoleText> words) : ICalendarSource
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<CalendarEntry>> ReadAsync(DateOnly from, DateOnly to, StaffActor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(StaffRight.ReadAnnouncements)) return [];
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await AnnouncementStore.BetweenAsync(
            connection, LesothoTime.At(from, TimeOnly.MinValue), LesothoTime.At(to.AddDays(1), TimeOnly.MinValue), cancellationToken);
        return [.. rows.Select(Of)];
    }

    private CalendarEntry Of(Announcement held)
    {
        var at = held.Schedule?.Local ?? LesothoTime.Of(held.Schedule?.At ?? held.ReleasedAt ?? held.ReleaseAt ?? held.ChangedAt).DateTime;
        return new CalendarEntry(
            DateOnly.FromDateTime(at), at.ToString("HH:mm", CultureInfo.InvariantCulture), CalendarEntry.Announcement, held.Title,
            string.Create(CultureInfo.InvariantCulture, $"/console/announcements/{held.Id}"), words[AnnouncementWords.Of(held.State)]);
    }
}
