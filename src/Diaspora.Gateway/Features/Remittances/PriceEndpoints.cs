using Diaspora.Gateway.Api;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary><c>/api/prices</c>: what is held about sending money, and its changes by two people.</summary>
internal static class PriceEndpoints
{
    /// <summary>Maps prices.</summary>
    public static RouteGroupBuilder MapPrices(this RouteGroupBuilder api)
    {
        var prices = api.MapGroup("/prices").WithTags("Prices").AddEndpointFilter(ApiRefusal.AnswerAsync);
        prices.MapGet("/", ReadAsync).RequireRight(StaffRight.ReadPrices);
        prices.MapGet("/phone", ShowAsync).RequireRight(StaffRight.ReadPrices);
        prices.MapGet("/problems", ProblemsAsync).RequireRight(StaffRight.ReadPrices);
        prices.MapGet("/proposals", ListAsync).RequireRight(StaffRight.ReadPrices);
        Act(prices.MapPost("/proposals", ProposeAsync)).RequireRight(StaffRight.ProposePrices);
        Act(prices.MapGet("/proposals/{id:long}", GetAsync)).RequireRight(StaffRight.ReadPrices);
        Act(prices.MapPost("/proposals/{id:long}/approve", ApproveAsync)).RequireRight(StaffRight.ApprovePrices);
        Act(prices.MapPost("/proposals/{id:long}/return", ReturnAsync)).RequireRight(StaffRight.ApprovePrices);
        Act(prices.MapPost("/proposals/{id:long}/withdraw", WithdrawAsync)).RequireRight(StaffRight.ProposePrices);
        return api;
    }

    /// <summary>Everything that is held: corridors, senders, services and prices with their sources. Amounts are whole cents.</summary>
    internal static async Task<Ok<PriceBook>> ReadAsync(PriceDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ReadAsync(cancellationToken));

    /// <summary>The screens that a phone shows for an amount, page by page.</summary>
    internal static async Task<Ok<IReadOnlyList<string>>> ShowAsync(
        string country, string method, string amount, string? language, MoneyPhone phone, CancellationToken cancellationToken) =>
        TypedResults.Ok(await phone.PricesAsync(country, method, amount, language ?? "en", cancellationToken));

    /// <summary>How many problems people reported with each sender.</summary>
    internal static async Task<Ok<IReadOnlyList<ProblemCount>>> ProblemsAsync(QuestionDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ProblemsAsync(cancellationToken));

    /// <summary>Proposed changes, the newest first.</summary>
    internal static async Task<Ok<Page<PriceProposal>>> ListAsync(
        [AsParameters] PageRequest page, ProposalState? state, PriceDesk desk, CancellationToken cancellationToken)
    {
        var rows = await desk.ListAsync(state, page.After, page.Read, cancellationToken);
        return TypedResults.Ok(Page.Of(rows, page, proposal => proposal.Id));
    }

    /// <summary>Proposes a change; phones show nothing of it before another person approves it.</summary>
    internal static async Task<Created<PriceProposal>> ProposeAsync(
        NewPriceProposal proposal, StaffActor actor, PriceDesk desk, CancellationToken cancellationToken)
    {
        var made = await desk.ProposeAsync(actor, proposal, cancellationToken);
        return TypedResults.Created(FormattableString.Invariant($"{ApiSetup.Path}/prices/proposals/{made.Id}"), made);
    }

    /// <summary>One proposed change.</summary>
    internal static async Task<Ok<PriceProposal>> GetAsync(long id, PriceDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.GetAsync(id, cancellationToken));

    /// <summary>Applies what another person proposed.</summary>
    internal static async Task<Ok<PriceProposal>> ApproveAsync(long id, StaffActor actor, PriceDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ApproveAsync(actor, id, cancellationToken));

    /// <summary>Gives it back with a note.</summary>
    internal static async Task<Ok<PriceProposal>> ReturnAsync(
        long id, ProposalNote note, StaffActor actor, PriceDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ReturnAsync(actor, id, note.Note, cancellationToken));

    /// <summary>Takes an own proposal back.</summary>
    internal static async Task<Ok<PriceProposal>> WithdrawAsync(long id, StaffActor actor, PriceDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.WithdrawAsync(actor, id, cancellationToken));

    private static RouteHandlerBuilder Act(RouteHandlerBuilder endpoint) =>
        endpoint.ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
}
