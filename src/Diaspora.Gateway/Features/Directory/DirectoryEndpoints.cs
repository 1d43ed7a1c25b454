using Diaspora.Gateway.Api;
using Diaspora.Gateway.Console.NotSet;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Features.Directory;

/// <summary><c>/api/directory</c>.</summary>
internal static class DirectoryEndpoints
{
    /// <summary>Maps missions and helplines.</summary>
    public static RouteGroupBuilder MapDirectory(this RouteGroupBuilder api)
    {
        var directory = api.MapGroup("/directory").WithTags("Directory").AddEndpointFilter(ApiRefusal.AnswerAsync);
        directory.MapGet("/missions", MissionsAsync).RequireRight(StaffRight.ReadDirectory);
        directory.MapGet("/missions/{code}", MissionAsync).RequireRight(StaffRight.ReadDirectory).ProducesProblem(StatusCodes.Status404NotFound);
        Act(directory.MapPost("/missions", AddMissionAsync));
        Act(directory.MapPut("/missions/{code}", ChangeMissionAsync));
        Act(directory.MapPost("/missions/{code}/check-number", CheckMissionAsync));
        directory.MapGet("/helplines", HelplinesAsync).RequireRight(StaffRight.ReadDirectory);
        directory.MapGet("/helplines/{code}", HelplineAsync).RequireRight(StaffRight.ReadDirectory).ProducesProblem(StatusCodes.Status404NotFound);
        Act(directory.MapPost("/helplines", AddHelplineAsync));
        Act(directory.MapPut("/helplines/{code}", ChangeHelplineAsync));
        Act(directory.MapPost("/helplines/{code}/check-number", CheckHelplineAsync));
        directory.MapGet("/not-set", NotSetAsync).RequireRight(StaffRight.ReadDirectory);
        return api;
    }

    /// <summary>Every mission, with whether phones show its number.</summary>
    internal static async Task<Ok<IReadOnlyList<Mission>>> MissionsAsync(MissionDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.AllAsync(cancellationToken));

    /// <summary>One mission.</summary>
    internal static async Task<Ok<Mission>> MissionAsync(string code, MissionDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.GetAsync(code, cancellationToken));

    /// <summary>Adds a mission.</summary>
    internal static async Task<Ok<Mission>> AddMissionAsync(NewMission mission, StaffActor actor, MissionDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.AddAsync(actor, mission, cancellationToken));

    /// <summary>Changes a mission; a consulate officer changes their own only. A new number is hidden until another person has checked it.</summary>
    internal static async Task<Ok<Mission>> ChangeMissionAsync(
        string code, MissionBody mission, StaffActor actor, MissionDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ChangeAsync(actor, code, mission, cancellationToken));

    /// <summary>Vouches for the number of a mission, which somebody else typed, after dialling it.</summary>
    internal static async Task<Ok<Mission>> CheckMissionAsync(
        string code, CheckedNumber dialled, StaffActor actor, MissionDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.CheckNumberAsync(actor, code, dialled, cancellationToken));

    /// <summary>Every helpline, with whether its number may be shown.</summary>
    internal static async Task<Ok<IReadOnlyList<Helpline>>> HelplinesAsync(HelplineDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.AllAsync(cancellationToken));

    /// <summary>One helpline.</summary>
    internal static async Task<Ok<Helpline>> HelplineAsync(string code, HelplineDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.GetAsync(code, cancellationToken));

    /// <summary>Adds a helpline.</summary>
    internal static async Task<Ok<Helpline>> AddHelplineAsync(
        NewHelpline helpline, StaffActor actor, HelplineDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.AddAsync(actor, helpline, cancellationToken));

    /// <summary>Changes a helpline. A new number is hidden until another person has checked it.</summary>
    internal static async Task<Ok<Helpline>> ChangeHelplineAsync(
        string code, HelplineBody helpline, StaffActor actor, HelplineDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ChangeAsync(actor, code, helpline, cancellationToken));

    /// <summary>Vouches for the number of a helpline, which somebody else typed, after dialling it.</summary>
    internal static async Task<Ok<Helpline>> CheckHelplineAsync(
        string code, CheckedNumber dialled, StaffActor actor, HelplineDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.CheckNumberAsync(actor, code, dialled, cancellationToken));

    /// <summary>Every value of any area that staff have not set, so that phones do not show what depends on it.</summary>
    internal static async Task<Ok<IReadOnlyList<NotSetItem>>> NotSetAsync(IEnumerable<INotSetSource> sources, CancellationToken cancellationToken)
    {
        var items = new List<NotSetItem>();
        foreach (var source in sources) items.AddRange(await source.ReadAsync(cancellationToken));
        return TypedResults.Ok<IReadOnlyList<NotSetItem>>(items);
    }

    private static void Act(RouteHandlerBuilder endpoint) => endpoint.RequireRight(StaffRight.WriteDirectory)
        .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
}
