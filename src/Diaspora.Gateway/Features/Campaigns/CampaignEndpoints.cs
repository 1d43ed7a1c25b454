using Diaspora.Gateway.Api;
using Diaspora.Gateway.Features.Campaigns.Writing;
using Diaspora.Gateway.Messaging.Broadcasts;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Diaspora.Gateway.Features.Campaigns;

/// <summary><c>/api/campaigns</c>.</summary>
internal static class CampaignEndpoints
{
    /// <summary>Maps the campaigns.</summary>
    public static RouteGroupBuilder MapCampaigns(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/campaigns").WithTags("Campaigns");
        group.MapGet("/", ListAsync).RequireRight(StaffRight.ReadCampaigns).WithSummary("Lists campaigns, in the order in which they were made.");
        group.MapGet("/{name}", GetAsync).RequireRight(StaffRight.ReadCampaigns).WithSummary("Shows a campaign.");
        group.MapGet("/{name}/upcoming", UpcomingAsync).RequireRight(StaffRight.ReadCampaigns)
            .WithSummary("Tells the texts to come: when they arrive in each country, and why not where they do not.");
        group.MapGet("/{name}/days", DaysAsync).RequireRight(StaffRight.ReadCampaigns).WithSummary("Tells what became of the texts of the days so far, the latest first.");
        group.MapPost("/", CreateAsync).RequireRight(StaffRight.WriteCampaigns).WithSummary("Makes a draft.");
        group.MapPut("/{name}", ChangeAsync).RequireRight(StaffRight.WriteCampaigns).WithSummary("Changes a draft.");
        group.MapPost("/{name}/submit", SubmitAsync).RequireRight(StaffRight.WriteCampaigns).WithSummary("Asks for approval of the version that was read.");
        group.MapPost("/{name}/approve", ApproveAsync).RequireRight(StaffRight.ApproveCampaigns)
            .WithSummary("Lets the version that was read run; whoever wrote or submitted it cannot.");
        MapAct(group, "pause", "Holds it.", (office, name, actor, ct) => office.PauseAsync(name, actor, ct), StaffRight.HoldCampaigns);
        MapAct(group, "resume", "Goes on.", (office, name, actor, ct) => office.ResumeAsync(name, actor, ct), StaffRight.HoldCampaigns);
        MapAct(group, "end", "Ends it for good.", (office, name, actor, ct) => office.EndAsync(name, actor, ct), StaffRight.HoldCampaigns);
        group.MapPost("/{name}/return", ReturnAsync).RequireRight(StaffRight.ApproveCampaigns).WithSummary("Gives a submitted or paused one back, with a note.");
        return api;
    }

    private static void MapAct(
        RouteGroupBuilder group, string act, string summary, Func<CampaignOffice, string, StaffActor, CancellationToken, Task<CampaignResult>> run,
        string right) =>
        group.MapPost("/{name}/" + act, async (string name, StaffActor actor, CampaignOffice office, CancellationToken cancellationToken) =>
            Answer(await run(office, name, actor, cancellationToken))).RequireRight(right).WithSummary(summary);

    private static async Task<Ok<Page<CampaignAnswer>>> ListAsync(
        [AsParameters] PageRequest page, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await CampaignStore.PageAsync(connection, page.After ?? 0, page.Read, cancellationToken);
        return TypedResults.Ok(Page.Of([.. rows.Select(CampaignAnswer.Of)], page, campaign => campaign.Id));
    }

    private static async Task<Results<Ok<CampaignAnswer>, ProblemHttpResult>> GetAsync(
        string name, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var campaign = await CampaignStore.FindAsync(connection, name, cancellationToken);
        return campaign is null ? NotFound() : TypedResults.Ok(CampaignAnswer.Of(campaign));
    }

    private static async Task<Results<Ok<IReadOnlyList<UpcomingText>>, ProblemHttpResult>> UpcomingAsync(
        string name, NpgsqlDataSource database, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await CampaignStore.FindAsync(connection, name, cancellationToken) is not { } campaign) return NotFound();
        return TypedResults.Ok(await CampaignForecast.ReadAsync(connection, campaign, time.GetUtcNow(), cancellationToken));
    }

    private static async Task<Results<Ok<IReadOnlyList<CampaignDayAnswer>>, ProblemHttpResult>> DaysAsync(
        string name, NpgsqlDataSource database, Broadcasts broadcasts, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await CampaignStore.FindAsync(connection, name, cancellationToken) is not { } campaign) return NotFound();
        var answers = new List<CampaignDayAnswer>();
        foreach (var day in await CampaignDayStore.OfAsync(connection, null, campaign.Id, cancellationToken))
        {
            var results = await broadcasts.ResultsAsync(day.BroadcastId, cancellationToken);
            answers.Add(new CampaignDayAnswer(day.Day, day.Number, day.Withdrawn, results));
        }

        return TypedResults.Ok<IReadOnlyList<CampaignDayAnswer>>(answers);
    }

    private static async Task<Results<Created<CampaignAnswer>, ProblemHttpResult>> CreateAsync(
        CampaignForm form, StaffActor actor, CampaignOffice office, CancellationToken cancellationToken)
    {
        var result = await office.CreateAsync(form, actor, cancellationToken);
        return result.Campaign is { } made
            ? TypedResults.Created($"{ApiSetup.Path}/campaigns/{made.Content.Name}", CampaignAnswer.Of(made))
            : Refusal(result);
    }

    private static async Task<Results<Ok<CampaignAnswer>, ProblemHttpResult>> ChangeAsync(
        string name, CampaignForm form, StaffActor actor, CampaignOffice office, CancellationToken cancellationToken) =>
        Answer(await office.ChangeAsync(name, form, actor, cancellationToken));

    private static async Task<Results<Ok<CampaignAnswer>, ProblemHttpResult>> SubmitAsync(
        string name, SeenCampaign seen, StaffActor actor, CampaignOffice office, CancellationToken cancellationToken) =>
        Answer(await office.SubmitAsync(name, seen.Version, actor, cancellationToken));

    private static async Task<Results<Ok<CampaignAnswer>, ProblemHttpResult>> ApproveAsync(
        string name, SeenCampaign seen, StaffActor actor, CampaignOffice office, CancellationToken cancellationToken) =>
        Answer(await office.ApproveAsync(name, seen.Version, actor, cancellationToken));

    private static async Task<Results<Ok<CampaignAnswer>, ProblemHttpResult>> ReturnAsync(
        string name, ReturnRequest request, StaffActor actor, CampaignOffice office, CancellationToken cancellationToken) =>
        Answer(await office.ReturnAsync(name, request.Version, request.Note, actor, cancellationToken));

    private static Results<Ok<CampaignAnswer>, ProblemHttpResult> Answer(CampaignResult result) =>
        result.Campaign is { } campaign ? TypedResults.Ok(CampaignAnswer.Of(campaign)) : Refusal(result);

    private static ProblemHttpResult NotFound() => ApiProblem.NotFound("campaign/not-found", "There is no such campaign.");

    private static ProblemHttpResult Refusal(CampaignResult result) => result switch
    {
        { SamePerson: true } => ApiProblem.Forbidden("campaign/own", "Whoever wrote or submitted a campaign cannot approve it; another person must."),
        { Changed: { } version } => ApiProblem.Conflict(
            "campaign/changed", $"It was changed meanwhile and is version {version} now. Look at it again."),
        { Present: { } state } => ApiProblem.Conflict(
            "campaign/state", $"The campaign is {state.ToString().ToLowerInvariant()}; this cannot be done now."),
        { Faults: { Count: > 0 } faults } => ApiProblem.Invalid(
            faults.GroupBy(f => f.Field).ToDictionary(g => g.Key, g => g.Select(f => f.What).ToArray())),
        _ => NotFound(),
    };
}
