using System.Globalization;
using Diaspora.Gateway.Api;
using Diaspora.Gateway.Features.Campaigns.Writing;
using Diaspora.Gateway.Messaging.Broadcasts;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Diaspora.Gateway.Features.Campaigns;

/// <summary><c>/api/campaigns</c>.</summary>
internal static class CampaignEndpoints
{
    /// <summary>Maps the campaigns.</summary>
    public static RouteGroupBuilder MapCampaigns(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/campaigns").WithTags("Campaigns").AddEndpointFilter(ApiRefusal.AnswerAsync);
        group.MapGet("/", ListAsync).RequireRight(StaffRight.ReadCampaigns).WithSummary("Lists campaigns, in the order in which they were made.");
        group.MapGet("/{name}", GetAsync).RequireRight(StaffRight.ReadCampaigns).WithSummary("Shows a campaign.");
        group.MapGet("/{name}/upcoming", UpcomingAsync).RequireRight(StaffRight.ReadCampaigns)
            .WithSummary("Tells the texts to come: when they arrive in each country, and why not where they do not.");
        group.MapGet("/{name}/days", DaysAsync).RequireRight(StaffRight.ReadCampaigns).WithSummary("Tells what became of the texts of the days so far, the latest first.");
        group.MapPost("/check", CheckAsync).RequireRight(StaffRight.WriteCampaigns)
            .WithSummary("Tells what is wrong with a campaign that is not kept yet, when it would text, and whom it would reach.");
        group.MapPost("/", CreateAsync).RequireRight(StaffRight.WriteCampaigns).WithSummary("Makes a draft.");
        group.MapPut("/{name}", ChangeAsync).RequireRight(StaffRight.WriteCampaigns)
            .WithSummary("Changes a draft. If-Match may hold the number of the version that was read; then no other is overwritten.");
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

    private static async Task<Ok<CampaignAnswer>> GetAsync(string name, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return TypedResults.Ok(CampaignAnswer.Of(await FindAsync(connection, name, cancellationToken)));
    }

    private static async Task<Ok<IReadOnlyList<UpcomingText>>> UpcomingAsync(
        string name, NpgsqlDataSource database, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var campaign = await FindAsync(connection, name, cancellationToken);
        return TypedResults.Ok(await CampaignForecast.ReadAsync(connection, campaign, time.GetUtcNow(), cancellationToken));
    }

    private static async Task<Ok<IReadOnlyList<CampaignDayAnswer>>> DaysAsync(
        string name, NpgsqlDataSource database, Broadcasts broadcasts, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var campaign = await FindAsync(connection, name, cancellationToken);
        return TypedResults.Ok(await CampaignDayAnswer.ReadAsync(connection, campaign.Id, broadcasts, cancellationToken));
    }

    private static async Task<Ok<CampaignLook>> CheckAsync(CampaignForm form, CampaignOffice office, CancellationToken cancellationToken) =>
        TypedResults.Ok(await office.LookAsync(form, cancellationToken));

    private static async Task<Created<CampaignAnswer>> CreateAsync(
        CampaignForm form, StaffActor actor, CampaignOffice office, CancellationToken cancellationToken)
    {
        var made = CampaignRefusal.Require(await office.CreateAsync(form, actor, cancellationToken));
        return TypedResults.Created($"{ApiSetup.Path}/campaigns/{made.Content.Name}", CampaignAnswer.Of(made));
    }

    private static async Task<Ok<CampaignAnswer>> ChangeAsync(
        string name, [FromHeader(Name = "If-Match")] string? ifMatch, CampaignForm form, StaffActor actor, CampaignOffice office,
        CancellationToken cancellationToken)
    {
        int? version = int.TryParse(ifMatch?.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
        if (ifMatch is not null && version is null)
            throw new ApiRefusal(ApiProblem.Invalid("If-Match", "It must be the number of the version that you have read."));
        return Answer(await office.ChangeAsync(name, version, form, actor, cancellationToken));
    }

    private static async Task<Ok<CampaignAnswer>> SubmitAsync(
        string name, SeenCampaign seen, StaffActor actor, CampaignOffice office, CancellationToken cancellationToken) =>
        Answer(await office.SubmitAsync(name, seen.Version, actor, cancellationToken));

    private static async Task<Ok<CampaignAnswer>> ApproveAsync(
        string name, SeenCampaign seen, StaffActor actor, CampaignOffice office, CancellationToken cancellationToken) =>
        Answer(await office.ApproveAsync(name, seen.Version, actor, cancellationToken));

    private static async Task<Ok<CampaignAnswer>> ReturnAsync(
        string name, ReturnRequest request, StaffActor actor, CampaignOffice office, CancellationToken cancellationToken) =>
        Answer(await office.ReturnAsync(name, request.Version, request.Note, actor, cancellationToken));

    private static Ok<CampaignAnswer> Answer(CampaignResult result) => TypedResults.Ok(CampaignAnswer.Of(CampaignRefusal.Require(result)));

    private static async Task<Campaign> FindAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken) =>
        await CampaignStore.FindAsync(connection, name, cancellationToken) ?? throw CampaignRefusal.Unknown();
}
