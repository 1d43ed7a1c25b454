using Diaspora.Gateway.Api;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary><c>/api/callbacks</c>.</summary>
internal static class CallbackEndpoints
{
    /// <summary>Maps the list of people to call.</summary>
    public static RouteGroupBuilder MapCallbacks(this RouteGroupBuilder api)
    {
        var all = api.MapGroup("/callbacks").WithTags("Cases").AddEndpointFilter(ApiRefusal.AnswerAsync).RequireRight(StaffRight.VerifyCases);
        all.MapGet("", ListAsync);
        all.MapPost("", AddAsync);
        all.MapPost("/{id:long}/open", OpenAsync).WithMetadata(UnkeptAnswer.Mark).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        all.MapPost("/{id:long}/outcome", SettleAsync).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        return api;
    }

    /// <summary>People to call in one's districts, the longest waiting first.</summary>
    internal static async Task<Ok<Page<Callback>>> ListAsync(
        [AsParameters] PageRequest page, string? state, StaffActor actor, CallbackDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ListAsync(actor, state, page, cancellationToken));

    /// <summary>Puts somebody on the list.</summary>
    internal static async Task<NoContent> AddAsync(NewCallback wanted, StaffActor actor, CallbackDesk desk, CancellationToken cancellationToken)
    {
        await desk.AddAsync(actor, wanted, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>The whole number, to call it; who saw it and why stands in the audit.</summary>
    internal static async Task<Ok<OpenedNumber>> OpenAsync(
        long id, CaseReason reason, StaffActor actor, CallbackDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.OpenAsync(actor, id, reason.Reason, cancellationToken));

    /// <summary>Notes what became of the call.</summary>
    internal static async Task<NoContent> SettleAsync(
        long id, CallbackOutcome outcome, StaffActor actor, CallbackDesk desk, CancellationToken cancellationToken)
    {
        await desk.SettleAsync(actor, id, outcome.Outcome, cancellationToken);
        return TypedResults.NoContent();
    }
}
