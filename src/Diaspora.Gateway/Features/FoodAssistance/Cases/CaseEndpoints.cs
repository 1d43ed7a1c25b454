using System.Globalization;
using Diaspora.Gateway.Api;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary><c>/api/cases</c>.</summary>
internal static class CaseEndpoints
{
    /// <summary>Maps everything that staff do with requests for food assistance.</summary>
    public static RouteGroupBuilder MapCases(this RouteGroupBuilder api)
    {
        var all = api.MapGroup("/cases").WithTags("Cases").AddEndpointFilter(ApiRefusal.AnswerAsync);
        all.MapGet("", ListAsync).RequireRight(StaffRight.ReadCases);
        all.MapPost("", EnterAsync).RequireRight(StaffRight.EnterCases);
        all.MapGet("/counts", CountAsync).RequireRight(StaffRight.ReadCases);
        all.MapGet("/reasons", ReasonsAsync).RequireRight(StaffRight.ReadCases);
        Act(all.MapGet("/find", FindAsync)).RequireRight(StaffRight.ReadCases);
        all.MapGet("/duplicates", DuplicatesAsync).RequireRight(StaffRight.MergeCases);
        Act(all.MapPost("/merge", MergeAsync)).RequireRight(StaffRight.MergeCases);
        Act(all.MapPost("/keep-apart", KeepApartAsync)).RequireRight(StaffRight.MergeCases);
        Act(all.MapGet("/{id:long}", GetAsync)).RequireRight(StaffRight.ReadCases);
        Act(all.MapPost("/{id:long}/open", OpenAsync)).RequireRight(StaffRight.ReadCases).WithMetadata(UnkeptAnswer.Mark);
        Act(all.MapPost("/{id:long}/notes", NoteAsync)).RequireRight(StaffRight.VerifyCases);
        Act(all.MapPost("/{id:long}/steps", StepAsync)).RequireRight(StaffRight.VerifyCases);
        Act(all.MapPost("/{id:long}/proposals", ProposeAsync)).RequireRight(StaffRight.SelectCases);
        Act(all.MapPost("/{id:long}/proposals/{proposal:long}/confirm", ConfirmAsync)).RequireRight(StaffRight.SelectCases);
        Act(all.MapPost("/{id:long}/proposals/{proposal:long}/return", ReturnAsync)).RequireRight(StaffRight.SelectCases);
        Act(all.MapPost("/{id:long}/proposals/{proposal:long}/withdraw", WithdrawAsync)).RequireRight(StaffRight.SelectCases);
        Act(all.MapPost("/{id:long}/pin-reset", ResetPinAsync)).RequireRight(StaffRight.ResetPins);
        Act(all.MapPost("/{id:long}/pin", ChoosePinAsync)).RequireRight(StaffRight.ResetPins);
        return api;
    }

    /// <summary>Requests within one's districts, the oldest first; those that are closed only when asked for.</summary>
    internal static async Task<Ok<Page<CaseRow>>> ListAsync(
        [AsParameters] PageRequest page, [AsParameters] CaseFilter filter, StaffActor actor, CaseDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ListAsync(actor, filter, page, cancellationToken));

    /// <summary>How many there are of each status, and how many places are left.</summary>
    internal static async Task<Ok<CaseCounts>> CountAsync(StaffActor actor, CaseDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.CountAsync(actor, cancellationToken));

    /// <summary>The reasons to choose from.</summary>
    internal static async Task<Ok<IReadOnlyList<StepReason>>> ReasonsAsync(CaseDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ReasonsAsync(cancellationToken));

    /// <summary>The number of the request with a reference.</summary>
    internal static async Task<Ok<CaseLink>> FindAsync(string reference, StaffActor actor, CaseDesk desk, CancellationToken cancellationToken)
    {
        if (!Reference.TryParse(reference, out var parsed)) throw CaseRefusal.Invalid("reference", "A reference has eight digits; these hold a mistake.");
        return TypedResults.Ok(new CaseLink(await desk.FindAsync(actor, parsed, cancellationToken) ?? throw CaseRefusal.Unknown(), parsed.Digits));
    }

    /// <summary>A request without anything personal.</summary>
    internal static async Task<Ok<CaseFile>> GetAsync(long id, StaffActor actor, CaseDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.GetAsync(actor, id, cancellationToken));

    /// <summary>What is personal in a request; who opened it and why stands in the audit.</summary>
    internal static async Task<Ok<CaseDetails>> OpenAsync(
        long id, CaseReason reason, StaffActor actor, CaseDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.OpenAsync(actor, id, reason.Reason, cancellationToken));

    /// <summary>Adds what an officer found out.</summary>
    internal static async Task<NoContent> NoteAsync(
        long id, CaseNoteRequest note, StaffActor actor, CaseDesk desk, CancellationToken cancellationToken)
    {
        await desk.AddNoteAsync(actor, id, note, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Takes a step that one person may take.</summary>
    internal static async Task<Ok<CaseFile>> StepAsync(
        long id, CaseStepRequest step, StaffActor actor, CaseDesk desk, CancellationToken cancellationToken)
    {
        await desk.StepAsync(actor, id, step, cancellationToken);
        return TypedResults.Ok(await desk.GetAsync(actor, id, cancellationToken));
    }

    /// <summary>Proposes a decision.</summary>
    internal static async Task<Ok<CaseFile>> ProposeAsync(
        long id, CaseStepRequest step, StaffActor actor, DecisionDesk decisions, CaseDesk desk, CancellationToken cancellationToken)
    {
        await decisions.ProposeAsync(actor, id, step, cancellationToken);
        return TypedResults.Ok(await desk.GetAsync(actor, id, cancellationToken));
    }

    /// <summary>Confirms what another proposed.</summary>
    internal static async Task<Ok<CaseFile>> ConfirmAsync(
        long id, long proposal, StaffActor actor, DecisionDesk decisions, CaseDesk desk, CancellationToken cancellationToken)
    {
        await decisions.ConfirmAsync(actor, id, proposal, cancellationToken);
        return TypedResults.Ok(await desk.GetAsync(actor, id, cancellationToken));
    }

    /// <summary>Gives back what another proposed.</summary>
    internal static async Task<Ok<CaseFile>> ReturnAsync(
        long id, long proposal, CaseReason reason, StaffActor actor, DecisionDesk decisions, CaseDesk desk, CancellationToken cancellationToken)
    {
        await decisions.ReturnAsync(actor, id, proposal, reason.Reason, cancellationToken);
        return TypedResults.Ok(await desk.GetAsync(actor, id, cancellationToken));
    }

    /// <summary>Takes back what one proposed oneself.</summary>
    internal static async Task<Ok<CaseFile>> WithdrawAsync(
        long id, long proposal, StaffActor actor, DecisionDesk decisions, CaseDesk desk, CancellationToken cancellationToken)
    {
        await decisions.WithdrawAsync(actor, id, proposal, cancellationToken);
        return TypedResults.Ok(await desk.GetAsync(actor, id, cancellationToken));
    }

    /// <summary>Takes a request in for a person without a phone, who agreed by word of mouth.</summary>
    internal static async Task<Created<EnteredCase>> EnterAsync(
        NewCase entry, StaffActor actor, CaseEntry entries, CancellationToken cancellationToken)
    {
        var made = await entries.EnterAsync(actor, entry, cancellationToken);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"{ApiSetup.Path}/cases/{made.Id}"), made);
    }

    /// <summary>Takes a PIN and its locks away, with the person present.</summary>
    internal static async Task<NoContent> ResetPinAsync(
        long id, CaseReason reason, StaffActor actor, CasePins pins, CancellationToken cancellationToken)
    {
        await pins.ResetAsync(actor, id, reason.Reason, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Keeps the PIN that a person without a phone keyed on the officer's tablet.</summary>
    internal static async Task<NoContent> ChoosePinAsync(
        long id, CasePinRequest pin, StaffActor actor, CasePins pins, CancellationToken cancellationToken)
    {
        await pins.ChooseAsync(actor, id, pin, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Open requests that may be one person's.</summary>
    internal static async Task<Ok<IReadOnlyList<DuplicateGroup>>> DuplicatesAsync(
        StaffActor actor, DuplicateDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ListAsync(actor, cancellationToken));

    /// <summary>Closes one request in favour of another of the same person.</summary>
    internal static async Task<NoContent> MergeAsync(CaseMerge merge, StaffActor actor, DuplicateDesk desk, CancellationToken cancellationToken)
    {
        await desk.MergeAsync(actor, merge, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Notes that two requests are of different people.</summary>
    internal static async Task<NoContent> KeepApartAsync(CaseApart apart, StaffActor actor, DuplicateDesk desk, CancellationToken cancellationToken)
    {
        await desk.KeepApartAsync(actor, apart, cancellationToken);
        return TypedResults.NoContent();
    }

    private static RouteHandlerBuilder Act(RouteHandlerBuilder endpoint) =>
        endpoint.ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
}
