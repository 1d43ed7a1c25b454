using System.Globalization;
using Diaspora.Gateway.Api;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary><c>/api/programmes</c>.</summary>
internal static class ProgrammeEndpoints
{
    /// <summary>Maps programmes and what is set of the districts.</summary>
    public static RouteGroupBuilder MapProgrammes(this RouteGroupBuilder api)
    {
        var all = api.MapGroup("/programmes").WithTags("Programmes").AddEndpointFilter(ApiRefusal.AnswerAsync).RequireRight(StaffRight.ManageProgrammes);
        all.MapGet("", ListAsync);
        all.MapPost("", CreateAsync);
        all.MapGet("/{id:long}", GetAsync).ProducesProblem(StatusCodes.Status404NotFound);
        all.MapPut("/{id:long}", ChangeAsync).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        all.MapGet("/districts", DistrictsAsync);
        all.MapPut("/districts/{district}/social-worker", SetSocialWorkerAsync).ProducesProblem(StatusCodes.Status404NotFound);
        all.MapPost("/districts/{district}/villages", AddVillageAsync).ProducesProblem(StatusCodes.Status404NotFound);
        all.MapDelete("/districts/{district}/villages/{name}", RemoveVillageAsync).ProducesProblem(StatusCodes.Status404NotFound);
        all.MapGet("/reasons", ReasonsAsync);
        all.MapPut("/reasons/{status}/{code}", SetReasonAsync).ProducesProblem(StatusCodes.Status404NotFound);
        return api;
    }

    /// <summary>Every programme, the newest first.</summary>
    internal static async Task<Ok<IReadOnlyList<Programme>>> ListAsync(ProgrammeDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ListAsync(cancellationToken));

    /// <summary>One programme.</summary>
    internal static async Task<Ok<Programme>> GetAsync(long id, ProgrammeDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.GetAsync(id, cancellationToken));

    /// <summary>Adds a programme.</summary>
    internal static async Task<Created<Programme>> CreateAsync(
        ProgrammeDraft draft, StaffActor actor, ProgrammeDesk desk, CancellationToken cancellationToken)
    {
        var made = await desk.CreateAsync(actor, draft, cancellationToken);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"{ApiSetup.Path}/programmes/{made.Id}"), made);
    }

    /// <summary>Changes a programme, which makes the next version. If-Match holds the number of the version that was read.</summary>
    internal static async Task<Ok<Programme>> ChangeAsync(
        long id, [FromHeader(Name = "If-Match")] string ifMatch, ProgrammeDraft draft, StaffActor actor, ProgrammeDesk desk,
        CancellationToken cancellationToken) =>
        int.TryParse(ifMatch.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? TypedResults.Ok(await desk.ChangeAsync(actor, id, version, draft, cancellationToken))
            : throw CaseRefusal.Invalid("If-Match", "It must be the number of the version that you have read.");

    /// <summary>The districts with their social workers and villages.</summary>
    internal static async Task<Ok<IReadOnlyList<DistrictSettings>>> DistrictsAsync(ProgrammeDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.DistrictsAsync(cancellationToken));

    /// <summary>Sets whether a social worker takes call-backs in a district.</summary>
    internal static async Task<NoContent> SetSocialWorkerAsync(
        string district, SocialWorkerSetting setting, StaffActor actor, ProgrammeDesk desk, CancellationToken cancellationToken)
    {
        await desk.SetSocialWorkerAsync(actor, district, setting.Active, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Adds a village to choose from.</summary>
    internal static async Task<NoContent> AddVillageAsync(
        string district, VillageName village, StaffActor actor, ProgrammeDesk desk, CancellationToken cancellationToken)
    {
        await desk.AddVillageAsync(actor, district, village.Name, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Takes a village off the list.</summary>
    internal static async Task<NoContent> RemoveVillageAsync(
        string district, string name, StaffActor actor, ProgrammeDesk desk, CancellationToken cancellationToken)
    {
        await desk.RemoveVillageAsync(actor, district, name, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>The reasons that officers choose from.</summary>
    internal static async Task<Ok<IReadOnlyList<StepReason>>> ReasonsAsync(ProgrammeDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ReasonsAsync(cancellationToken));

    /// <summary>Confirms a reason, or lets officers choose it or not.</summary>
    internal static async Task<NoContent> SetReasonAsync(
        string status, string code, ReasonSetting setting, StaffActor actor, ProgrammeDesk desk, CancellationToken cancellationToken)
    {
        await desk.SetReasonAsync(actor, status, code, setting, cancellationToken);
        return TypedResults.NoContent();
    }
}
