using Diaspora.Flows.Definition;
using Diaspora.Gateway.Api;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Diaspora.Gateway.Features.Events;

/// <summary><c>/api/events</c>, by the same rules as the command.</summary>
internal static class EventEndpoints
{
    /// <summary>Maps the events.</summary>
    public static RouteGroupBuilder MapEvents(this RouteGroupBuilder api)
    {
        var events = api.MapGroup("/events").WithTags("Events");
        events.MapGet("/", ListAsync).RequireRight(StaffRight.ReadEvents);
        events.MapGet("/{id:long}", GetAsync).RequireRight(StaffRight.ReadEvents).ProducesProblem(StatusCodes.Status404NotFound);
        events.MapPost("/", AddAsync).RequireRight(StaffRight.WriteEvents);
        events.MapPut("/{id:long}", ChangeAsync).RequireRight(StaffRight.WriteEvents)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        events.MapPost("/{id:long}/cancel", CancelAsync).RequireRight(StaffRight.WriteEvents)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
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
    internal static async Task<Results<Ok<Event>, ProblemHttpResult>> GetAsync(
        long id, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await EventStore.FindAsync(connection, id, cancellationToken) is { } held ? TypedResults.Ok(held) : Unknown();
    }

    /// <summary>Adds an event; people see it when it says so.</summary>
    internal static async Task<Results<Created<EventAdded>, ProblemHttpResult>> AddAsync(
        NewEvent body, StaffActor actor, EventDesk desk, TimeProvider time, CancellationToken cancellationToken)
    {
        if (body.Time is not { } startsAt) return NoTime();
        var added = body.Apply(Blank(body.TakesRsvp), startsAt);
        if (ProblemOf(added, time) is { } problem) return problem;
        var id = await desk.AddAsync(added, actor.Name, time.GetUtcNow(), cancellationToken);
        return TypedResults.Created(FormattableString.Invariant($"{ApiSetup.Path}/events/{id}"), new EventAdded(id));
    }

    /// <summary>Changes an event. Whoever comes, waits or asked for a reminder is told of a new day, time or place.</summary>
    internal static async Task<Results<Ok<EventTold>, ProblemHttpResult>> ChangeAsync(
        long id, ChangedEvent body, StaffActor actor, EventDesk desk, FlowSet flows, NpgsqlDataSource database, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (body.Time is not { } startsAt) return NoTime();
        ProblemHttpResult? problem = null;
        var told = await desk.ChangeAsync(
            id,
            held =>
            {
                var changed = body.Apply(held, startsAt);
                problem = held.Version == body.Version ? ProblemOf(changed, time) : Stale();
                return problem is null ? changed : null;
            },
            actor.Name, flows, time.GetUtcNow(), cancellationToken);
        if (problem is { } why) return why;
        return told is { } count ? TypedResults.Ok(new EventTold(count)) : await WhyNotAsync(id, database, cancellationToken);
    }

    /// <summary>Cancels an event and tells everyone who is concerned.</summary>
    internal static async Task<Results<Ok<EventTold>, ProblemHttpResult>> CancelAsync(
        long id, StaffActor actor, EventDesk desk, FlowSet flows, NpgsqlDataSource database, TimeProvider time, CancellationToken cancellationToken) =>
        await desk.CancelAsync(id, actor.Name, flows, time.GetUtcNow(), cancellationToken) is { } told
            ? TypedResults.Ok(new EventTold(told))
            : await WhyNotAsync(id, database, cancellationToken);

    private static async Task<ProblemHttpResult> WhyNotAsync(long id, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await EventStore.FindAsync(connection, id, cancellationToken) is null
            ? Unknown()
            : ApiProblem.Conflict("event/cancelled", "The event is cancelled.");
    }

    private static ProblemHttpResult? ProblemOf(Event held, TimeProvider time)
    {
        var problems = EventRules.ProblemsOf(held, LesothoTime.DateOf(time.GetUtcNow()));
        return problems.Count == 0
            ? null
            : ApiProblem.Invalid(problems.GroupBy(p => p.Field).ToDictionary(g => g.Key, g => g.Select(p => p.Words).ToArray()));
    }

    private static ProblemHttpResult NoTime() => ApiProblem.Invalid("startsAt", "It must be a time of day such as 09:00.");

    private static ProblemHttpResult Stale() =>
        ApiProblem.Conflict("event/stale", "Somebody has changed the event since it was read. Read it again.");

    private static ProblemHttpResult Unknown() => ApiProblem.NotFound("event/not-found", "There is no such event.");

    private static Event Blank(bool takesRsvp) => new()
    {
        TitleEn = "",
        TitleSt = "",
        Place = "",
        District = "",
        StartsOn = default,
        EndsOn = default,
        StartsAt = default,
        SummaryEn = "",
        SummarySt = "",
        TakesRsvp = takesRsvp,
        State = EventState.Draft,
    };
}
