using Diaspora.Flows.Definition;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Messaging;
using Npgsql;

namespace Diaspora.Gateway.Features.Events;

/// <summary>
/// Offers places that came free to those who wait: to the first whose people all fit. The place is kept for a day; an offer that runs
/// out passes to the next, and the person stays on the list without another text.
/// </summary>
internal sealed class EventWaitingList(NpgsqlDataSource database, OutboxStore outbox)
{
    /// <summary>How long a place is kept; the message says so in words.</summary>
    public static readonly TimeSpan OfferTime = TimeSpan.FromHours(24);

    /// <summary>Passes on what is free in any event. Does nothing but look when nothing is; may run anywhere and at any time.</summary>
    /// <param name="connection">Used only to look; every event is then dealt with in a transaction of its own.</param>
    /// <param name="flows">The flows, for the message.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task PassOnAsync(NpgsqlConnection connection, FlowSet flows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var id in await EventStore.WithPlacesToPassOnAsync(connection, LesothoTime.DateOf(now), now, cancellationToken))
        {
            await using var own = await database.OpenConnectionAsync(cancellationToken);
            await using var transaction = await own.BeginTransactionAsync(cancellationToken);
            if (await EventStore.LockAsync(transaction, id, cancellationToken) is { } held)
                await PassOnAsync(transaction, held, flows, now, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    /// <summary>As the other, on a connection of its own.</summary>
    public async Task PassOnAsync(FlowSet flows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await PassOnAsync(connection, flows, now, cancellationToken);
    }

    /// <summary>Passes on what is free in one event, whose row the transaction has locked.</summary>
    public async Task PassOnAsync(
        NpgsqlTransaction transaction, Event held, FlowSet flows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        if (!held.IsOpen(LesothoTime.DateOf(now))) return;
        var queue = await RsvpStore.QueueAsync(transaction, held.Id, cancellationToken);
        if (queue.Count == 0) return;
        var free = held.Capacity - await RsvpStore.TakenAsync(connection, transaction, held.Id, 0, now, cancellationToken);
        foreach (var rsvp in queue)
        {
            if (rsvp.People > free) continue;
            free -= rsvp.People;
            var until = now + OfferTime;
            var offer = await RsvpStore.OfferAsync(transaction, rsvp.Id, until, now, cancellationToken);
            var cause = EventCauses.PlaceFree(rsvp.Id, offer);
            var message = FlowWords.Message(flows, "events", "place-free");
            await outbox.EnqueueAsync(transaction, rsvp.ContactId, cause, message, now, now, until, cancellationToken);
        }
    }
}
