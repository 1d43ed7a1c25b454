using Diaspora.Gateway.Api;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Diaspora.Gateway.Features.Events;

/// <summary><c>/api/events</c>, by the same rules as the console and the command.</summary>
internal static class EventEndpoints
{
    /// <summary>Maps the events.</summary>
    public static RouteGroupBuilder MapEvents(this RouteGroupBuilder api)
    {
        var events = api.MapGroup("/events").WithTags("Events").AddEndpointFilter(ApiRefusal.AnswerAsync);
        events.MapGet("/", ListAsync).RequireRight(StaffRight.ReadEvents);
        events.MapPost("/", AddAsync).RequireRight(StaffRight.WriteEvents);
        Act(events.MapGet("/{id:long}", GetAsync)).RequireRight(StaffRight.ReadEvents);
        Act(events.MapPut("/{id:long}", ChangeAsync)).RequireRight(StaffRight.WriteEvents);
        Act(events.MapPost("/{id:long}/preview", PreviewAsync)).RequireRight(StaffRight.WriteEvents);
        Act(events.MapPost("/{id:long}/cancel", CancelAsync)).RequireRight(StaffRight.WriteEvents);
        Act(events.MapGet("/{id:long}/cancel", PreviewCancelAsync)).RequireRight(StaffRight.WriteEvents);
        Act(events.MapGet("/{id:long}/sessions", SessionsAsync)).RequireRight(StaffRight.ReadEvents);
        Act(events.MapPost("/{id:long}/sessions", AddSessionAsync)).RequireRight(StaffRight.WriteEvents);
        Act(events.MapDelete("/{id:long}/sessions/{session:long}", RemoveSessionAsync)).RequireRight(StaffRight.WriteEvents);
        Act(events.MapGet("/{id:long}/bookings", BookingsAsync)).RequireRight(StaffRight.ReadEvents);
        Act(events.MapPost("/{id:long}/door-list", OpenDoorListAsync)).RequireRight(StaffRight.ReadDoorLists).WithMetadata(UnkeptAnswer.Mark);
        Act(events.MapPost("/{id:long}/attendance", AttendAsync)).RequireRight(StaffRight.WriteEvents);
        return events;
    }

    /// <summary>Lists all events with how many people come, wait and want to be reminded.</summary>
    internal static async Task<Ok<Page<EventCount>>> ListAsync(
        [AsParameters] PageRequest page, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await EventStore.CountedAsync(connection, page.After ?? 0, page.Read, cancellationToken);
        return TypedResults.Ok(Page.Of(rows, page, held => held.Id));
    }

    /// <summary>Tells all about an event, with the version that a change must name.</summary>
    internal static async Task<Ok<Event>> GetAsync(long id, EventOffice office, CancellationToken cancellationToken) =>
        TypedResults.Ok(await office.GetAsync(id, cancellationToken));

    /// <summary>Adds an event; people see it when it says so.</summary>
    internal static async Task<Created<EventAdded>> AddAsync(NewEvent body, StaffActor actor, EventOffice office, CancellationToken cancellationToken)
    {
        var id = await office.AddAsync(actor, body, cancellationToken);
        return TypedResults.Created(FormattableString.Invariant($"{ApiSetup.Path}/events/{id}"), new EventAdded(id));
    }

    /// <summary>Changes an event. Whoever comes, waits or asked for a reminder is told of a new day, time or place.</summary>
    internal static async Task<Ok<EventTold>> ChangeAsync(
        long id, ChangedEvent body, StaffActor actor, EventOffice office, CancellationToken cancellationToken) =>
        TypedResults.Ok(new EventTold(await office.ChangeAsync(actor, id, body, cancellationToken)));

    /// <summary>Tells what a change would send and to how many, without doing it.</summary>
    internal static async Task<Ok<NoticePreview>> PreviewAsync(long id, ChangedEvent body, EventOffice office, CancellationToken cancellationToken) =>
        TypedResults.Ok(await office.PreviewAsync(id, body, cancellationToken));

    /// <summary>Cancels an event and tells everyone who is concerned.</summary>
    internal static async Task<Ok<EventTold>> CancelAsync(long id, StaffActor actor, EventOffice office, CancellationToken cancellationToken) =>
        TypedResults.Ok(new EventTold(await office.CancelAsync(actor, id, cancellationToken)));

    /// <summary>Tells what cancelling it would send and to how many, without doing it.</summary>
    internal static async Task<Ok<NoticePreview>> PreviewCancelAsync(long id, EventOffice office, CancellationToken cancellationToken) =>
        TypedResults.Ok(await office.PreviewCancelAsync(id, cancellationToken));

    /// <summary>What happens when on the days of an event; phones do not show it.</summary>
    internal static async Task<Ok<IReadOnlyList<EventSession>>> SessionsAsync(long id, EventOffice office, CancellationToken cancellationToken) =>
        TypedResults.Ok(await office.SessionsAsync(id, cancellationToken));

    /// <summary>Adds a session to a day of an event.</summary>
    internal static async Task<Created<EventAdded>> AddSessionAsync(
        long id, NewEventSession body, StaffActor actor, EventOffice office, CancellationToken cancellationToken)
    {
        var session = await office.AddSessionAsync(actor, id, body, cancellationToken);
        return TypedResults.Created(FormattableString.Invariant($"{ApiSetup.Path}/events/{id}/sessions/{session}"), new EventAdded(session));
    }

    /// <summary>Removes a session.</summary>
    internal static async Task<NoContent> RemoveSessionAsync(
        long id, long session, StaffActor actor, EventOffice office, CancellationToken cancellationToken)
    {
        await office.RemoveSessionAsync(actor, id, session, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>How many come, wait and want to be reminded, and the waiting list in its order.</summary>
    internal static async Task<Ok<EventBookingsView>> BookingsAsync(long id, EventOffice office, CancellationToken cancellationToken) =>
        TypedResults.Ok(await office.BookingsAsync(id, cancellationToken));

    /// <summary>Opens the list for the door: references and sizes; that it was opened stands in the audit.</summary>
    internal static async Task<Ok<IReadOnlyList<DoorEntry>>> OpenDoorListAsync(
        long id, StaffActor actor, EventOffice office, CancellationToken cancellationToken) =>
        TypedResults.Ok(await office.OpenDoorListAsync(actor, id, cancellationToken));

    /// <summary>Enters how many people came.</summary>
    internal static async Task<NoContent> AttendAsync(
        long id, EventAttendance body, StaffActor actor, EventOffice office, CancellationToken cancellationToken)
    {
        await office.AttendAsync(actor, id, body.People, cancellationToken);
        return TypedResults.NoContent();
    }

    private static RouteHandlerBuilder Act(RouteHandlerBuilder endpoint) =>
        endpoint.ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
}
