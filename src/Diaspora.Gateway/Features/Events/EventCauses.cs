using System.Globalization;

namespace Diaspora.Gateway.Features.Events;

/// <summary>The causes under which messages of an event stand in the outbox: nobody gets a message twice for one cause.</summary>
internal static class EventCauses
{
    /// <summary>A reminder, for one revision of the event.</summary>
    public static string Reminder(Event held, int days) => Of($"events/reminder/{held.Id}/{held.Revision}/{days}");

    /// <summary>The notice of a new day, time or place.</summary>
    public static string Changed(Event held) => Of($"events/changed/{held.Id}/{held.Revision}");

    /// <summary>The notice that it will not take place.</summary>
    public static string Cancelled(Event held) => Of($"events/cancelled/{held.Id}");

    /// <summary>The offer of a place.</summary>
    /// <param name="rsvpId">Of whom.</param>
    /// <param name="offer">Its number, from 1.</param>
    public static string PlaceFree(long rsvpId, int offer) => Of($"events/place-free/{rsvpId}/{offer}");

    /// <summary>What is no longer true once the event changes from what it is: its reminders and the notice of the last change.</summary>
    public static IEnumerable<string> Outdated(Event held) => [.. EventReminders.DaysBefore.Select(days => Reminder(held, days)), Changed(held)];

    private static string Of(FormattableString cause) => cause.ToString(CultureInfo.InvariantCulture);
}
