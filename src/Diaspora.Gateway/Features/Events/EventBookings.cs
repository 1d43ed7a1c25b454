using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Messaging;

namespace Diaspora.Gateway.Features.Events;

/// <summary>
/// Books, waits, reminds and declines for the person on the line. One phone has one RSVP an event: saying the same again changes nothing,
/// and its reference stays. Places are counted under the lock of the event, so there are never more people than places.
/// </summary>
internal sealed class EventBookings(ContactStore contacts, EventWaitingList waitingList)
{
    /// <summary>Books places, or changes how many.</summary>
    /// <param name="context">The call.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="people">How many.</param>
    /// <param name="role">As what they come; empty: they were not asked, and what they said before stays.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Booking> BookAsync(ActionContext context, long eventId, int people, string role, CancellationToken cancellationToken)
    {
        if (await LockAsync(context, eventId, cancellationToken) is not { TakesRsvp: true } held) return new Booking(BookingOutcome.Over);
        // Those who wait come before whoever comes now.
        await PassOnAsync(context, held, cancellationToken);
        var mine = await FindMineAsync(context, eventId, cancellationToken);
        if (await FindRoomAsync(context, held, mine, cancellationToken) is { } room && people > room)
        {
            return mine?.State == RsvpState.Going
                ? new Booking(BookingOutcome.Kept, mine)
                : new Booking(room > 0 ? BookingOutcome.Few : BookingOutcome.Full, Left: Math.Max(room, 0));
        }

        var booked = await SaveAsync(context, held, mine, RsvpState.Going, people, role, cancellationToken);
        await PassOnAsync(context, held, cancellationToken);
        return new Booking(BookingOutcome.Booked, booked);
    }

    /// <summary>Books places if there are any by now, and joins the waiting list otherwise.</summary>
    public async Task<Booking> WaitAsync(ActionContext context, long eventId, int people, string role, CancellationToken cancellationToken)
    {
        var booking = await BookAsync(context, eventId, people, role, cancellationToken);
        if (booking.Outcome is not (BookingOutcome.Full or BookingOutcome.Few)) return booking;
        if (await LockAsync(context, eventId, cancellationToken) is not { } held) return new Booking(BookingOutcome.Over);
        var mine = await FindMineAsync(context, eventId, cancellationToken);
        var waiting = await SaveAsync(context, held, mine, RsvpState.Waiting, people, role, cancellationToken);
        await PassOnAsync(context, held, cancellationToken);
        return new Booking(BookingOutcome.Waiting, waiting);
    }

    /// <summary>Notes that the person wants to be reminded. Who comes or waits goes on doing so.</summary>
    public async Task<Booking> RemindAsync(ActionContext context, long eventId, CancellationToken cancellationToken)
    {
        if (await LockAsync(context, eventId, cancellationToken) is not { } held) return new Booking(BookingOutcome.Over);
        var mine = await FindMineAsync(context, eventId, cancellationToken);
        return mine switch
        {
            { State: RsvpState.Going } => new Booking(BookingOutcome.Booked, mine),
            { State: RsvpState.Waiting } => new Booking(BookingOutcome.Waiting, mine),
            _ => new Booking(BookingOutcome.Reminded, await SaveAsync(context, held, mine, RsvpState.Reminder, null, "", cancellationToken)),
        };
    }

    /// <summary>Notes that the person does not come; their places pass to those who wait.</summary>
    public async Task<Booking> DeclineAsync(ActionContext context, long eventId, CancellationToken cancellationToken)
    {
        if (await LockAsync(context, eventId, cancellationToken) is not { } held) return new Booking(BookingOutcome.Over);
        var mine = await FindMineAsync(context, eventId, cancellationToken);
        var declined = await SaveAsync(context, held, mine, RsvpState.Declined, null, "", cancellationToken);
        var reminders = EventReminders.DaysBefore.Select(days => EventCauses.Reminder(held, days)).ToArray();
        await OutboxStore.CancelAsync(context.InTransaction, reminders, declined.ContactId, "declined", context.Now, cancellationToken);
        await PassOnAsync(context, held, cancellationToken);
        return new Booking(BookingOutcome.Declined, declined);
    }

    private static async Task<Event?> LockAsync(ActionContext context, long eventId, CancellationToken cancellationToken) =>
        await EventStore.LockAsync(context.InTransaction, eventId, cancellationToken) is { } held && held.IsOpen(context.Today) ? held : null;

    private static Task<Rsvp?> FindMineAsync(ActionContext context, long eventId, CancellationToken cancellationToken) =>
        RsvpStore.FindAsync(context.Connection, context.InTransaction, eventId, context.Caller.Hash, cancellationToken);

    /// <summary>How many people the person may bring; null: any number.</summary>
    private static async Task<int?> FindRoomAsync(ActionContext context, Event held, Rsvp? mine, CancellationToken cancellationToken) =>
        held.Capacity - await RsvpStore.TakenAsync(context.Connection, context.InTransaction, held.Id, mine?.Id ?? 0, context.Now, cancellationToken);

    private Task PassOnAsync(ActionContext context, Event held, CancellationToken cancellationToken) =>
        waitingList.PassOnAsync(context.InTransaction, held, context.Flows, context.Now, cancellationToken);

    private async Task<Rsvp> SaveAsync(
        ActionContext context, Event held, Rsvp? mine, RsvpState state, int? people, string role, CancellationToken cancellationToken)
    {
        // Only who says no needs no text later.
        var keepNumber = state != RsvpState.Declined;
        var contact = await contacts.EnsureAsync(context.InTransaction, context.Caller, keepNumber, context.Today, cancellationToken);
        // Who let an offer go and joins again stands at the end.
        var place = mine is { State: RsvpState.Waiting, OfferedUntil: null } ? mine.WaitingSince : context.Now;
        var rsvp = new Rsvp
        {
            Id = mine?.Id ?? 0,
            EventId = held.Id,
            ContactId = contact,
            Reference = mine?.Reference ?? "",
            State = state,
            People = people,
            Role = people is null ? null : role.Length > 0 ? role : mine?.Role,
            WaitingSince = state == RsvpState.Waiting ? place : null,
        };
        if (mine is null) return await RsvpStore.AddAsync(context.InTransaction, rsvp, context.Now, cancellationToken);
        await RsvpStore.SaveAsync(context.InTransaction, rsvp, context.Now, cancellationToken);
        return rsvp;
    }
}
