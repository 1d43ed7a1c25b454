using System.Globalization;
using Diaspora.Gateway.Api;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary><c>/api/rounds</c> and <c>/api/collect</c>.</summary>
internal static class RoundEndpoints
{
    /// <summary>Maps everything that staff do with points and rounds, and handing out.</summary>
    public static RouteGroupBuilder MapRounds(this RouteGroupBuilder api)
    {
        var rounds = api.MapGroup("/rounds").WithTags("Rounds").AddEndpointFilter(ApiRefusal.AnswerAsync);
        rounds.MapGet("", ListAsync).RequireRight(StaffRight.ManageRounds);
        Act(rounds.MapPost("", PlanAsync)).RequireRight(StaffRight.ManageRounds);
        Act(rounds.MapGet("/ready/{district}", CountAsync)).RequireRight(StaffRight.ManageRounds);
        Act(rounds.MapGet("/{id:long}", GetAsync)).RequireRight(StaffRight.ManageRounds);
        Act(rounds.MapPost("/{id:long}/move", MoveAsync)).RequireRight(StaffRight.ManageRounds);
        Act(rounds.MapPost("/{id:long}/cancel", CancelAsync)).RequireRight(StaffRight.ManageRounds);
        Act(rounds.MapPost("/{id:long}/close", CloseAsync)).RequireRight(StaffRight.ManageRounds);
        Act(rounds.MapPost("/{id:long}/list", OpenListAsync)).RequireRight(StaffRight.ManageRounds).WithMetadata(UnkeptAnswer.Mark);
        rounds.MapGet("/points", ListPointsAsync).RequireRight(StaffRight.ManageRounds);
        rounds.MapPost("/points", AddPointAsync).RequireRight(StaffRight.ManageRounds);
        Act(rounds.MapPut("/points/{id:long}", ChangePointAsync)).RequireRight(StaffRight.ManageRounds);

        var collect = api.MapGroup("/collect").WithTags("Rounds").AddEndpointFilter(ApiRefusal.AnswerAsync);
        collect.MapGet("", TodayAsync).RequireRight(StaffRight.Collect);
        Act(collect.MapPost("/{round:long}/look", LookAsync)).RequireRight(StaffRight.Collect).WithMetadata(UnkeptAnswer.Mark);
        Act(collect.MapPost("/{round:long}/confirm", ConfirmAsync)).RequireRight(StaffRight.Collect);
        return api;
    }

    /// <summary>Rounds of your districts, the newest first.</summary>
    internal static async Task<Ok<Page<Round>>> ListAsync(
        [AsParameters] PageRequest page, string? state, StaffActor actor, RoundReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.ListAsync(actor, state, page, cancellationToken));

    /// <summary>Plans a round and takes in the cases of the point's district that have the statuses asked for.</summary>
    internal static async Task<Created<Round>> PlanAsync(RoundDraft draft, StaffActor actor, RoundDesk desk, CancellationToken cancellationToken)
    {
        var made = await desk.PlanAsync(actor, draft, cancellationToken);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"{ApiSetup.Path}/rounds/{made.Id}"), made);
    }

    /// <summary>How many cases of a district could be taken into a round, by status.</summary>
    internal static async Task<Ok<IReadOnlyList<RoundCount>>> CountAsync(
        string district, StaffActor actor, RoundReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.CountAsync(actor, district, cancellationToken));

    /// <summary>One round with its numbers.</summary>
    internal static async Task<Ok<Round>> GetAsync(long id, StaffActor actor, RoundReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.FindAsync(actor, id, cancellationToken));

    /// <summary>Moves a round to another point, day or hours; everyone still in it gets a new notice, and codes end.</summary>
    internal static async Task<Ok<Round>> MoveAsync(
        long id, RoundChange change, StaffActor actor, RoundDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.MoveAsync(actor, id, change, cancellationToken));

    /// <summary>Calls a round off; everyone still in it goes back to where they were.</summary>
    internal static async Task<Ok<Round>> CancelAsync(long id, RoundEnd end, StaffActor actor, RoundDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.CancelAsync(actor, id, end, cancellationToken));

    /// <summary>Closes a round whose hours are over; who did not collect has missed it and keeps their place.</summary>
    internal static async Task<Ok<Round>> CloseAsync(long id, RoundEnd end, StaffActor actor, RoundDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.CloseAsync(actor, id, end, cancellationToken));

    /// <summary>The list of a round with names; the audit keeps the reason.</summary>
    internal static async Task<Ok<RoundList>> OpenListAsync(
        long id, OpenReason open, StaffActor actor, RoundReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.OpenListAsync(actor, id, open.Reason, cancellationToken));

    /// <summary>The points of your districts.</summary>
    internal static async Task<Ok<IReadOnlyList<Point>>> ListPointsAsync(StaffActor actor, PointDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ListAsync(actor, cancellationToken));

    /// <summary>Adds a point to one of your districts.</summary>
    internal static async Task<Created<Point>> AddPointAsync(PointDraft draft, StaffActor actor, PointDesk desk, CancellationToken cancellationToken)
    {
        var made = await desk.AddAsync(actor, draft, cancellationToken);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"{ApiSetup.Path}/rounds/points/{made.Id}"), made);
    }

    /// <summary>Renames a point, or opens or shuts it; not while a round is planned there.</summary>
    internal static async Task<Ok<Point>> ChangePointAsync(
        long id, PointChange change, StaffActor actor, PointDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ChangeAsync(actor, id, change, cancellationToken));

    /// <summary>Today's rounds at your points.</summary>
    internal static async Task<Ok<IReadOnlyList<Round>>> TodayAsync(StaffActor actor, CollectDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.TodayAsync(actor, cancellationToken));

    /// <summary>Tells for whom somebody would collect. A wrong code is counted.</summary>
    internal static async Task<Ok<Handout>> LookAsync(
        long round, CollectRequest request, StaffActor actor, CollectDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.LookAsync(actor, round, request, cancellationToken));

    /// <summary>Hands out, once for each household in a round.</summary>
    internal static async Task<Ok<Handout>> ConfirmAsync(
        long round, CollectRequest request, StaffActor actor, CollectDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ConfirmAsync(actor, round, request, cancellationToken));

    private static RouteHandlerBuilder Act(RouteHandlerBuilder endpoint) =>
        endpoint.ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
}
