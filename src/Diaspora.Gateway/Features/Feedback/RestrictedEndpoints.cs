using Diaspora.Gateway.Api;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary><c>/api/restricted-complaints</c>, which is not there for anybody but the focal point.</summary>
internal static class RestrictedEndpoints
{
    /// <summary>Maps what the focal point does. No answer of these is kept for repeated posts, because it would lie there in the clear.</summary>
    public static RouteGroupBuilder MapRestrictedComplaints(this RouteGroupBuilder api)
    {
        var all = api.MapGroup("/restricted-complaints").WithTags("Restricted complaints").AddEndpointFilter(ApiRefusal.AnswerAsync)
            .RequireRight(StaffRight.HandleRestrictedComplaints).WithMetadata(UnkeptAnswer.Mark)
            .ProducesProblem(StatusCodes.Status404NotFound);
        all.MapGet("", ListAsync);
        Act(all.MapPost("/{id}/open", OpenAsync));
        Act(all.MapPost("/{id}/answer", AnswerAsync));
        Act(all.MapPost("/{id}/note", NoteAsync));
        return api;
    }

    /// <summary>Restricted complaints without what was reported.</summary>
    internal static async Task<Ok<IReadOnlyList<RestrictedRow>>> ListAsync(
        bool? closed, StaffActor actor, RestrictedDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ListAsync(actor, closed ?? false, cancellationToken));

    /// <summary>Opens one for a reason that is sealed with it.</summary>
    internal static async Task<Ok<RestrictedFile>> OpenAsync(
        string id, OpenRequest open, StaffActor actor, RestrictedDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.OpenAsync(actor, IdOf(id), open.Reason, cancellationToken));

    /// <summary>Answers, which may close it.</summary>
    internal static async Task<Ok<RestrictedFile>> AnswerAsync(
        string id, AnswerRequest answer, StaffActor actor, RestrictedDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.AnswerAsync(actor, IdOf(id), answer, cancellationToken));

    /// <summary>Keeps a note.</summary>
    internal static async Task<Ok<RestrictedFile>> NoteAsync(
        string id, NoteRequest note, StaffActor actor, RestrictedDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.NoteAsync(actor, IdOf(id), note, cancellationToken));

    private static Guid IdOf(string id) => Guid.TryParse(id, out var known) ? known : throw ComplaintRefusal.Unknown();

    private static RouteHandlerBuilder Act(RouteHandlerBuilder endpoint) => endpoint.ProducesProblem(StatusCodes.Status409Conflict);
}
