using Diaspora.Gateway.Api;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary><c>/api/articles</c>: the policy explained.</summary>
internal static class ArticleEndpoints
{
    /// <summary>Maps articles.</summary>
    public static RouteGroupBuilder MapArticles(this RouteGroupBuilder api)
    {
        var articles = api.MapGroup("/articles").WithTags("Articles").AddEndpointFilter(ApiRefusal.AnswerAsync);
        articles.MapGet("/", ListAsync).RequireRight(StaffRight.ReadArticles);
        Act(articles.MapPost("/", AddAsync)).RequireRight(StaffRight.WriteArticles);
        Act(articles.MapPost("/{language}/preview", LookAsync)).RequireRight(StaffRight.WriteArticles);
        Act(articles.MapGet("/{id:int}", GetAsync)).RequireRight(StaffRight.ReadArticles);
        Act(articles.MapGet("/{id:int}/versions", VersionsAsync)).RequireRight(StaffRight.ReadArticles);
        Act(articles.MapGet("/{id:int}/{language}/screens", ScreensAsync)).RequireRight(StaffRight.ReadArticles);
        Act(articles.MapPut("/{id:int}/{language}", SaveAsync)).RequireRight(StaffRight.WriteArticles);
        Act(articles.MapPost("/{id:int}/en/publish", PublishAsync)).RequireRight(StaffRight.PublishArticles);
        Act(articles.MapPost("/{id:int}/en/return", ReturnEnglishAsync)).RequireRight(StaffRight.PublishArticles);
        Act(articles.MapPost("/{id:int}/en/withdraw", WithdrawAsync)).RequireRight(StaffRight.PublishArticles);
        Act(articles.MapPost("/{id:int}/st/sign", SignAsync)).RequireRight(StaffRight.ReviewWords);
        Act(articles.MapPost("/{id:int}/st/return", ReturnSesothoAsync)).RequireRight(StaffRight.ReviewWords);
        Act(articles.MapPost("/{id:int}/st/withdraw", WithdrawSesothoAsync)).RequireRight(StaffRight.ReviewWords);
        return api;
    }

    /// <summary>Every article by its number, with its newest words, what phones show, and how clear readers found it.</summary>
    internal static async Task<Ok<IReadOnlyList<ArticleDossier>>> ListAsync(ArticleDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ListAsync(cancellationToken));

    /// <summary>Adds an article with its first English version; phones do not show it.</summary>
    internal static async Task<Created<ArticleDossier>> AddAsync(
        ArticleBody body, StaffActor actor, ArticleDesk desk, CancellationToken cancellationToken)
    {
        var made = await desk.AddAsync(actor, body, cancellationToken);
        return TypedResults.Created(FormattableString.Invariant($"{ApiSetup.Path}/articles/{made.Id}"), made);
    }

    /// <summary>Shows words that are not stored as a phone would.</summary>
    internal static async Task<Ok<ArticleLook>> LookAsync(string language, ArticleBody body, ArticleDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.LookAsync(language, body, cancellationToken));

    /// <summary>One article.</summary>
    internal static async Task<Ok<ArticleDossier>> GetAsync(int id, ArticleDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.GetAsync(id, cancellationToken));

    /// <summary>All versions of it, the newest first.</summary>
    internal static async Task<Ok<IReadOnlyList<ArticleText>>> VersionsAsync(int id, ArticleDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.VersionsAsync(id, cancellationToken));

    /// <summary>The screens on which a phone would show its newest words.</summary>
    internal static async Task<Ok<IReadOnlyList<string>>> ScreensAsync(
        int id, string language, ArticleDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ScreensAsync(id, language, cancellationToken));

    /// <summary>Stores the next version in a language, en or st.</summary>
    internal static async Task<Ok<ArticleDossier>> SaveAsync(
        int id, string language, ArticleBody body, StaffActor actor, ArticleDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.SaveAsync(actor, id, language, body, cancellationToken));

    /// <summary>Shows an English version, which somebody else wrote, on phones.</summary>
    internal static async Task<Ok<ArticleDossier>> PublishAsync(
        int id, ArticleVersion seen, StaffActor actor, ArticleDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.PublishAsync(actor, id, "en", seen.Version, cancellationToken));

    /// <summary>Gives an English version back with a note.</summary>
    internal static async Task<Ok<ArticleDossier>> ReturnEnglishAsync(
        int id, ArticleNote note, StaffActor actor, ArticleDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ReturnAsync(actor, id, "en", note.Version, note.Note, cancellationToken));

    /// <summary>Takes an article off phones at once.</summary>
    internal static async Task<Ok<ArticleDossier>> WithdrawAsync(int id, StaffActor actor, ArticleDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.WithdrawAsync(actor, id, "en", cancellationToken));

    /// <summary>Signs a Sesotho version, which somebody else wrote: phones show it.</summary>
    internal static async Task<Ok<ArticleDossier>> SignAsync(
        int id, ArticleVersion seen, StaffActor actor, ArticleDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.PublishAsync(actor, id, "st", seen.Version, cancellationToken));

    /// <summary>Gives a Sesotho version back with a note.</summary>
    internal static async Task<Ok<ArticleDossier>> ReturnSesothoAsync(
        int id, ArticleNote note, StaffActor actor, ArticleDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ReturnAsync(actor, id, "st", note.Version, note.Note, cancellationToken));

    /// <summary>Takes the Sesotho of an article off phones at once: they show the English and say so.</summary>
    internal static async Task<Ok<ArticleDossier>> WithdrawSesothoAsync(
        int id, StaffActor actor, ArticleDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.WithdrawAsync(actor, id, "st", cancellationToken));

    private static RouteHandlerBuilder Act(RouteHandlerBuilder endpoint) =>
        endpoint.ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
}
