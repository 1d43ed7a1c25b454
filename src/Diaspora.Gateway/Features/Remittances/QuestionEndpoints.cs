using Diaspora.Gateway.Api;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary><c>/api/questions</c>: the inbox of the money desk.</summary>
internal static class QuestionEndpoints
{
    /// <summary>Maps questions and answer templates.</summary>
    public static RouteGroupBuilder MapQuestions(this RouteGroupBuilder api)
    {
        var questions = api.MapGroup("/questions").WithTags("Questions").AddEndpointFilter(ApiRefusal.AnswerAsync).RequireRight(StaffRight.AnswerQuestions);
        questions.MapGet("/", ListAsync);
        questions.MapGet("/templates", ListTemplatesAsync);
        questions.MapPost("/templates", AddTemplateAsync);
        Act(questions.MapPut("/templates/{id:long}", SaveTemplateAsync));
        Act(questions.MapGet("/{number}", GetAsync));
        Act(questions.MapPost("/{number}/open", OpenAsync)).WithMetadata(UnkeptAnswer.Mark);
        Act(questions.MapPost("/{number}/redact", RedactAsync));
        Act(questions.MapPost("/{number}/preview", PreviewAsync)).WithMetadata(UnkeptAnswer.Mark);
        Act(questions.MapPost("/{number}/answer", AnswerAsync));
        return api;
    }

    /// <summary>Questions that wait, the oldest first, or those that were answered, the newest first; without their words.</summary>
    internal static async Task<Ok<Page<HeldQuestion>>> ListAsync(
        [AsParameters] PageRequest page, bool? answered, string? topic, QuestionDesk desk, CancellationToken cancellationToken)
    {
        var rows = await desk.ListAsync(answered ?? false, topic, page.After, page.Read, cancellationToken);
        return TypedResults.Ok(Page.Of(rows, page, question => question.Id));
    }

    /// <summary>One question without its words.</summary>
    internal static async Task<Ok<HeldQuestion>> GetAsync(string number, QuestionDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.GetAsync(number, cancellationToken));

    /// <summary>Opens its words for a reason; the audit keeps who did and why.</summary>
    internal static async Task<Ok<QuestionWords>> OpenAsync(
        string number, OpenReason reason, StaffActor actor, QuestionDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.OpenAsync(actor, number, reason.Reason, cancellationToken));

    /// <summary>Takes its words out for good, because they tell too much.</summary>
    internal static async Task<NoContent> RedactAsync(string number, StaffActor actor, QuestionDesk desk, CancellationToken cancellationToken)
    {
        await desk.RedactAsync(actor, number, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>How an answer would read as an SMS, and what is wrong with it if something is.</summary>
    internal static async Task<Ok<AnswerPreview>> PreviewAsync(
        string number, NewAnswer answer, QuestionDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.PreviewAsync(number, answer.Answer, cancellationToken));

    /// <summary>Answers by SMS, once.</summary>
    internal static async Task<Ok<AnswerSent>> AnswerAsync(
        string number, NewAnswer answer, StaffActor actor, QuestionDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new AnswerSent(await desk.AnswerAsync(actor, number, answer.Answer, cancellationToken)));

    /// <summary>Words that answers begin with, by name.</summary>
    internal static async Task<Ok<IReadOnlyList<AnswerTemplate>>> ListTemplatesAsync(AnswerTemplates templates, CancellationToken cancellationToken) =>
        TypedResults.Ok(await templates.ListAsync(cancellationToken));

    /// <summary>Adds such words.</summary>
    internal static async Task<Created<AnswerTemplate>> AddTemplateAsync(
        TemplateBody body, StaffActor actor, AnswerTemplates templates, CancellationToken cancellationToken)
    {
        var made = await templates.SaveAsync(actor, null, body, cancellationToken);
        return TypedResults.Created(FormattableString.Invariant($"{ApiSetup.Path}/questions/templates/{made.Id}"), made);
    }

    /// <summary>Changes such words, which makes the next version.</summary>
    internal static async Task<Ok<AnswerTemplate>> SaveTemplateAsync(
        long id, TemplateBody body, StaffActor actor, AnswerTemplates templates, CancellationToken cancellationToken) =>
        TypedResults.Ok(await templates.SaveAsync(actor, id, body, cancellationToken));

    private static RouteHandlerBuilder Act(RouteHandlerBuilder endpoint) =>
        endpoint.ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
}

/// <summary>What became of an answer.</summary>
/// <param name="Leaves">True: an SMS leaves; false: it is kept, and its phone wants no SMS.</param>
internal sealed record AnswerSent(bool Leaves);
