using System.Globalization;
using Diaspora.Gateway.Api;
using Diaspora.Gateway.Console;
using Diaspora.Gateway.Console.Csv;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary><c>/api/cases/import</c> and <c>/api/cases/export</c>.</summary>
internal static class ExchangeEndpoints
{
    /// <summary>Maps the exchange of lists.</summary>
    public static RouteGroupBuilder MapExchange(this RouteGroupBuilder api)
    {
        var import = api.MapGroup("/cases/import").WithTags("Lists").AddEndpointFilter(ApiRefusal.AnswerAsync);
        import.MapGet("", ListImportsAsync).RequireRight(StaffRight.ExchangeCases);
        Act(import.MapPost("", CheckAsync)).RequireRight(StaffRight.ExchangeCases)
            .Accepts<IFormFile>("text/csv").WithMetadata(new RequestSizeLimitAttribute(ListUpload.MostTaken))
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        Act(import.MapGet("/{id:long}", GetImportAsync)).RequireRight(StaffRight.ExchangeCases);
        Act(import.MapPost("/{id:long}/apply", ApplyAsync)).RequireRight(StaffRight.ExchangeCases);
        Act(import.MapPost("/{id:long}/give-up", GiveUpAsync)).RequireRight(StaffRight.ExchangeCases);

        var export = api.MapGroup("/cases/export").WithTags("Lists").AddEndpointFilter(ApiRefusal.AnswerAsync);
        export.MapGet("", ListExportsAsync).RequireRight(StaffRight.ExchangeCases);
        export.MapPost("", AskAsync).RequireRight(StaffRight.ExchangeCases);
        Act(export.MapPost("/{id:long}/release", ReleaseAsync)).RequireRight(StaffRight.ExchangeCases);
        Act(export.MapPost("/{id:long}/refuse", RefuseAsync)).RequireRight(StaffRight.ExchangeCases);
        Act(export.MapPost("/{id:long}/fetch", FetchAsync)).RequireRight(StaffRight.ExchangeCases).WithMetadata(UnkeptAnswer.Mark).Produces<byte[]>(contentType: "text/csv");
        return api;
    }

    /// <summary>Maps the file of a list for browsers: a form of the console asks for it, so that no link and no prefetch uses it up.</summary>
    public static void MapExchangeFiles(this IEndpointRouteBuilder app) =>
        app.MapPost($"{ConsoleSetup.Path}/cases/export/{{id:long}}/file", FetchAsync)
            .AddEndpointFilter(ApiRefusal.AnswerAsync)
            .RequireAuthorization(StaffRight.ExchangeCases)
            .WithMetadata(new RequireAntiforgeryTokenAttribute())
            .ExcludeFromDescription();

    /// <summary>The newest lists of your districts, 100 at most.</summary>
    internal static async Task<Ok<IReadOnlyList<ListImport>>> ListImportsAsync(StaffActor actor, ImportDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ListAsync(actor, cancellationToken));

    /// <summary>
    /// Looks a CSV file through: columns name, birth year, district, village, household; at most 10 MB and 20,000 lines. Nothing is written as
    /// requests; a file without a wrong line waits for a second person.
    /// </summary>
    internal static async Task<Ok<ListCheck>> CheckAsync(
        string source, DateOnly listedOn, Stream file, StaffActor actor, ImportDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.CheckAsync(actor, source, listedOn, await ListUpload.ReadAsync(file, cancellationToken), cancellationToken));

    /// <summary>One list.</summary>
    internal static async Task<Ok<ListImport>> GetImportAsync(long id, StaffActor actor, ImportDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.FindAsync(actor, id, cancellationToken));

    /// <summary>Applies a list that somebody else had looked through, whole and once.</summary>
    internal static async Task<Ok<ListImport>> ApplyAsync(
        long id, ListApproval approval, StaffActor actor, ImportDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ApplyAsync(actor, id, approval.ContentHash, cancellationToken));

    /// <summary>Gives a list up that waits; its people are forgotten.</summary>
    internal static async Task<Ok<ListImport>> GiveUpAsync(long id, StaffActor actor, ImportDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.GiveUpAsync(actor, id, cancellationToken));

    /// <summary>The newest lists asked for in your districts, 100 at most.</summary>
    internal static async Task<Ok<IReadOnlyList<ListExport>>> ListExportsAsync(StaffActor actor, ExportDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ListAsync(actor, cancellationToken));

    /// <summary>Asks for a list; another lead of the district decides.</summary>
    internal static async Task<Created<ListExport>> AskAsync(
        ExportRequest request, StaffActor actor, ExportDesk desk, CancellationToken cancellationToken)
    {
        var made = await desk.AskAsync(actor, request, cancellationToken);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"{ApiSetup.Path}/cases/export/{made.Id}"), made);
    }

    /// <summary>Releases a list that somebody else asked for.</summary>
    internal static async Task<Ok<ListExport>> ReleaseAsync(long id, StaffActor actor, ExportDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.DecideAsync(actor, id, release: true, cancellationToken));

    /// <summary>Refuses a list that somebody else asked for.</summary>
    internal static async Task<Ok<ListExport>> RefuseAsync(long id, StaffActor actor, ExportDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.DecideAsync(actor, id, release: false, cancellationToken));

    /// <summary>Fetches a released list: once, within a day, by who asked for it.</summary>
    internal static async Task<FileContentHttpResult> FetchAsync(long id, StaffActor actor, ExportDesk desk, CancellationToken cancellationToken)
    {
        var file = await desk.FetchAsync(actor, id, cancellationToken);
        return TypedResults.File(file.Bytes, SafeCsv.ContentType, file.Name);
    }

    private static RouteHandlerBuilder Act(RouteHandlerBuilder endpoint) =>
        endpoint.ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
}
