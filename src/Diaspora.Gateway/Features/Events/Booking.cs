namespace Diaspora.Gateway.Features.Events;

/// <summary>What came of an RSVP.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Rsvp">As it stands now; null where nothing was stored.</param>
/// <param name="Left">Places left, where there are too few.</param>
internal sealed record Booking(BookingOutcome Outcome, Rsvp? Rsvp = null, int Left = 0);

/// <summary>What came of an RSVP; the outcomes of the flow in lower case.</summary>
internal enum BookingOutcome
{
    /// <summary>The places are theirs.</summary>
    Booked,

    /// <summary>There is no room for more people than they had booked, and what they had booked stays.</summary>
    Kept,

    /// <summary>They are on the waiting list.</summary>
    Waiting,

    /// <summary>Fewer places are left than asked for.</summary>
    Few,

    /// <summary>No place is left.</summary>
    Full,

    /// <summary>They will be reminded.</summary>
    Reminded,

    /// <summary>They do not come.</summary>
    Declined,

    /// <summary>The event is over, cancelled, or takes no bookings.</summary>
    Over,
}
