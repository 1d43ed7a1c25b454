namespace Diaspora.Gateway.Features.Events;

/// <summary>How many said what about an event; those of an event whose RSVPs were removed as well.</summary>
internal sealed record EventTally
{
    /// <summary>Bookings.</summary>
    public required int Bookings { get; init; }

    /// <summary>People who come with these bookings.</summary>
    public required int People { get; init; }

    /// <summary>Of the people who come, those whose booking is that of visitors.</summary>
    public required int Visitors { get; init; }

    /// <summary>Of the people who come, those whose booking is that of exhibitors; of the others nobody asked.</summary>
    public required int Exhibitors { get; init; }

    /// <summary>Phones that wait for a place.</summary>
    public required int WaitingBookings { get; init; }

    /// <summary>People who wait.</summary>
    public required int WaitingPeople { get; init; }

    /// <summary>People for whom a place is kept at this moment, because it was offered to them.</summary>
    public required int OfferedPeople { get; init; }

    /// <summary>Phones that only want to be reminded.</summary>
    public required int Reminders { get; init; }

    /// <summary>Phones that said that they do not come.</summary>
    public required int Declined { get; init; }
}

/// <summary>A booking that waits for a place, in the order in which places are offered.</summary>
/// <param name="Position">Its place on the list, from 1.</param>
/// <param name="People">How many wait.</param>
/// <param name="WaitingSince">Since when.</param>
/// <param name="OfferedUntil">Until when a place is kept for them; past: they let it go; null: none was offered.</param>
internal sealed record WaitingEntry(int Position, int People, DateTimeOffset WaitingSince, DateTimeOffset? OfferedUntil);

/// <summary>What staff see of who comes.</summary>
/// <param name="Tally">How many.</param>
/// <param name="Waiting">The waiting list.</param>
internal sealed record EventBookingsView(EventTally Tally, IReadOnlyList<WaitingEntry> Waiting);

/// <summary>A booking as the door sees it. No name is kept of a booking today, so none can be shown.</summary>
/// <param name="Reference">Its number as the person got it, <c>7310 5624</c>.</param>
/// <param name="People">How many come with it.</param>
/// <param name="Role">As what they come, <c>visitor</c> or <c>exhibitor</c>; null: they were not asked.</param>
internal sealed record DoorEntry(string Reference, int People, string? Role);
