using Diaspora.Gateway.Api;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary><c>/api/complaints</c>.</summary>
internal static class ComplaintEndpoints
{
    /// <summary>Maps everything that staff do with complaints that are not restricted.</summary>
    public static RouteGroupBuilder MapComplaints(this RouteGroupBuilder api)
    {
        var all = api.MapGroup("/complaints").WithTags("Complaints").AddEndpointFilter(ApiRefusal.AnswerAsync)
            .RequireRight(StaffRight.HandleComplaints);
        all.MapGet("", ListAsync);
        all.MapGet("/{id:long}", GetAsync).ProducesProblem(StatusCodes.Status404NotFound);
        Act(all.MapPost("/{id:long}/open", OpenAsync)).WithMetadata(UnkeptAnswer.Mark);
        Act(all.MapPost("/{id:long}/assign", AssignAsync));
        Act(all.MapPost("/{id:long}/answer", AnswerAsync));
        Act(all.MapPost("/{id:long}/refer", ReferAsync));
        Act(all.MapPost("/{id:long}/close", CloseAsync));
        Act(all.MapPost("/{id:long}/redact", RedactAsync));
        all.MapGet("/report", ReportAsync);
        Act(all.MapPut("/report/{topic}", WriteAsync));
        return api;
    }

    /// <summary>Complaints without words, those due first before all others; <c>next</c> tells how many to leave out for the next page.</summary>
    internal static async Task<Ok<Page<Complaint>>> ListAsync(
        [AsParameters] PageRequest page, ComplaintState? state, string? kind, string? topic, string? district, bool? late, StaffActor actor,
        ComplaintDesk desk, CancellationToken cancellationToken)
    {
        var filter = new ComplaintFilter(state, kind, topic, district, late ?? false);
        var after = page.After ?? 0;
        var rows = await desk.ListAsync(actor, filter, after, page.Read, cancellationToken);
        return TypedResults.Ok(Page.Of(rows, page, _ => after + page.Take));
    }

    /// <summary>A complaint without words.</summary>
    internal static async Task<Ok<Complaint>> GetAsync(long id, StaffActor actor, ComplaintDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok((await desk.FindAsync(actor, id, cancellationToken)).Complaint);

    /// <summary>Opens what the person typed and what was answered, for a reason that stands in the audit.</summary>
    internal static async Task<Ok<ComplaintFile>> OpenAsync(
        long id, OpenRequest open, StaffActor actor, ComplaintDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.OpenAsync(actor, id, open.Reason, cancellationToken));

    /// <summary>Takes a complaint into one's own hand.</summary>
    internal static async Task<Ok<Complaint>> AssignAsync(
        long id, SeenComplaint seen, StaffActor actor, ComplaintDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.AssignAsync(actor, id, seen.Version, cancellationToken));

    /// <summary>Answers; an appeal only by somebody who did not have the request in hand.</summary>
    internal static async Task<Ok<Complaint>> AnswerAsync(
        long id, AnswerRequest answer, StaffActor actor, ComplaintDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.AnswerAsync(actor, id, answer, cancellationToken));

    /// <summary>Refers on what is none of ours, and tells the person to whom.</summary>
    internal static async Task<Ok<Complaint>> ReferAsync(
        long id, ReferRequest referral, StaffActor actor, ComplaintDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ReferAsync(actor, id, referral, cancellationToken));

    /// <summary>Closes what has an answer.</summary>
    internal static async Task<Ok<Complaint>> CloseAsync(
        long id, SeenComplaint seen, StaffActor actor, ComplaintDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.CloseAsync(actor, id, seen.Version, cancellationToken));

    /// <summary>Puts other words in place of what the person typed.</summary>
    internal static async Task<Ok<Complaint>> RedactAsync(
        long id, RedactRequest redaction, StaffActor actor, ComplaintDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.RedactAsync(actor, id, redaction, cancellationToken));

    /// <summary>"You said, we did": counts by topic and district, none below five, and what was done.</summary>
    internal static async Task<Ok<TrendReport>> ReportAsync(DateOnly? from, DateOnly? to, TrendDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ReadAsync(from, to, cancellationToken));

    /// <summary>Writes what was done about a topic.</summary>
    internal static async Task<Ok<Deed>> WriteAsync(
        string topic, DeedRequest deed, StaffActor actor, TrendDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.WriteAsync(actor, topic, deed, cancellationToken));

    private static RouteHandlerBuilder Act(RouteHandlerBuilder endpoint) =>
        endpoint.ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
}
