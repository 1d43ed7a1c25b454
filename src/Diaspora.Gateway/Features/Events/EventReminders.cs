using Diaspora.Flows.Definition;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Messaging.Hours;
using Npgsql;

namespace Diaspora.Gateway.Features.Events;

/// <summary>
/// Reminds those who come, and those who asked for it, a week and a day before the first day of an event, at ten by their own clock. Where ten
/// o'clock of that day is quiet, it is ten o'clock of the next day that is not; what would come after the event has begun is not written at all.
/// </summary>
/// <remarks>
/// Reminders are written shortly before they are due, so that little can happen in between; a cancelled or moved event takes along those that
/// wait. A reminder whose day has passed, because no node ran, is left out; the other still goes. Whoever said that they come, or was told of a
/// change, after the hour of a reminder does not get it: they know.
/// </remarks>
internal sealed class EventReminders(NpgsqlDataSource database, FlowSet flows, OutboxStore outbox)
{
    /// <summary>How many days before the first day people are reminded.</summary>
    public static readonly int[] DaysBefore = [7, 1];

    private const int Piece = 100;

    // The job runs each quarter of an hour, and a reminder at ten goes at ten.
    private static readonly TimeSpan s_ahead = TimeSpan.FromMinutes(20);

    private static readonly TimeOnly s_hour = new(10, 0);

    /// <summary>Writes the reminders that are due about now, and gives how many will leave. May run at any time, on several nodes at once.</summary>
    /// <exception cref="AggregateException">Those of some events could not be written; the others were all the same.</exception>
    public async Task<int> RemindAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var today = LesothoTime.DateOf(now);
        // The calendar of a person can be a day away from ours.
        var written = 0;
        var faults = new List<Exception>();
        foreach (var held in await EventStore.StartingAsync(connection, today, today.AddDays(DaysBefore.Max() + 1), cancellationToken))
        {
            try
            {
                foreach (var days in DaysBefore) written += await RemindAsync(held, days, now, cancellationToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // One event must not keep those who come to another from being reminded.
                faults.Add(fault);
            }
        }

        return faults.Count == 0 ? written : throw new AggregateException(faults);
    }

    private async Task<int> RemindAsync(Event held, int days, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var written = 0;
        for (long after = 0; ;)
        {
            var asked = await ReminderStore.NotRemindedAsync(connection, held, days, after, Piece, cancellationToken);
            var due = asked.Where(person => DueAt(held, days, person, now) is not null).Select(person => person.RsvpId).ToArray();
            if (due.Length > 0) written += await WriteAsync(held, days, due, now, cancellationToken);
            if (asked.Count < Piece) return written;
            after = asked[^1].RsvpId;
        }
    }

    /// <summary>When the person is to be reminded; null: not now, or not at all.</summary>
    private static DateTimeOffset? DueAt(Event held, int days, PersonToRemind person, DateTimeOffset now)
    {
        var place = QuietHours.PlaceOf(person.NumberCountry, person.NumberPrefix, person.Countries);
        var quiet = MessageCategory.QuietOf("events");
        if (QuietHours.OnAllowedDay(quiet, place, held.StartsOn.AddDays(-days).ToDateTime(s_hour)) is not { } due) return null;
        var passed = QuietHours.LocalOf(place, now).Date > QuietHours.LocalOf(place, due).Date;
        var known = person.SaidAt >= due || held.MovedAt >= due;
        return due - s_ahead > now || passed || known || due >= StartOf(held) ? null : due;
    }

    private async Task<int> WriteAsync(Event seen, int days, long[] rsvps, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // What was cancelled or moved meanwhile is looked at again by the next run.
        if (await EventStore.LockAsync(transaction, seen.Id, cancellationToken) is not { State: EventState.Published } held
            || held.Revision != seen.Revision) return 0;
        var message = FlowWords.Message(
            flows, "events", "reminder",
            ("title", EventWords.TitleOf(flows, held)), ("when", EventWords.WhenOf(flows, held)), ("place", held.Place));
        var written = 0;
        foreach (var person in await ReminderStore.MarkAsync(transaction, held, days, rsvps, now, cancellationToken))
        {
            if (DueAt(held, days, person, now) is not { } due) continue;
            var begins = due > now ? due : now;
            if (await outbox.EnqueueAsync(
                    transaction, person.ContactId, EventCauses.Reminder(held, days), message, now, begins, StartOf(held), cancellationToken)) written++;
        }

        await transaction.CommitAsync(cancellationToken);
        return written;
    }

    private static DateTimeOffset StartOf(Event held) => LesothoTime.At(held.StartsOn, held.StartsAt);
}
