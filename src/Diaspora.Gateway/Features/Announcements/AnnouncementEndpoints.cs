using System.Globalization;
using Diaspora.Gateway.Api;
using Diaspora.Gateway.Messaging.Broadcasts;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary><c>/api/announcements</c>.</summary>
internal static class AnnouncementEndpoints
{
    /// <summary>Maps everything that staff do with announcements.</summary>
    public static RouteGroupBuilder MapAnnouncements(this RouteGroupBuilder api)
    {
        var all = api.MapGroup("/announcements").WithTags("Announcements").AddEndpointFilter(ApiRefusal.AnswerAsync);
        all.MapGet("", ListAsync).RequireRight(StaffRight.ReadAnnouncements);
        all.MapGet("/{id:long}", GetAsync).RequireRight(StaffRight.ReadAnnouncements).ProducesProblem(StatusCodes.Status404NotFound);
        all.MapGet("/{id:long}/versions", VersionsAsync).RequireRight(StaffRight.ReadAnnouncements).ProducesProblem(StatusCodes.Status404NotFound);
        all.MapPost("", CreateAsync).RequireRight(StaffRight.WriteAnnouncements);
        all.MapPost("/count", CountAsync).RequireRight(StaffRight.PrepareAnnouncements);
        all.MapPost("/check", CheckAsync).RequireRight(StaffRight.PrepareAnnouncements);
        all.MapGet("/{id:long}/check", CheckHeldAsync).RequireRight(StaffRight.PrepareAnnouncements).ProducesProblem(StatusCodes.Status404NotFound);
        all.MapGet("/{id:long}/results", ResultsAsync).RequireRight(StaffRight.ReadAnnouncements).ProducesProblem(StatusCodes.Status404NotFound);
        all.MapGet("/{id:long}/results/over-time", OverTimeAsync).RequireRight(StaffRight.ReadAnnouncements)
            .ProducesProblem(StatusCodes.Status404NotFound);
        Act(all.MapPut("/{id:long}", ChangeAsync)).RequireRight(StaffRight.WriteAnnouncements);
        Act(all.MapPost("/{id:long}/submit", SubmitAsync)).RequireRight(StaffRight.WriteAnnouncements);
        Act(all.MapPost("/{id:long}/approve", ApproveAsync)).RequireRight(StaffRight.ApproveAnnouncements);
        Act(all.MapPost("/{id:long}/return", ReturnAsync)).RequireRight(StaffRight.ApproveAnnouncements);
        Act(all.MapPost("/{id:long}/undo", UndoAsync)).RequireRight(StaffRight.PrepareAnnouncements);
        Act(all.MapPost("/{id:long}/schedule", ScheduleAsync)).RequireRight(StaffRight.PrepareAnnouncements);
        Act(all.MapPost("/{id:long}/pause", PauseAsync)).RequireRight(StaffRight.HoldAnnouncements);
        Act(all.MapPost("/{id:long}/resume", ResumeAsync)).RequireRight(StaffRight.PrepareAnnouncements);
        Act(all.MapPost("/{id:long}/stop", StopAsync)).RequireRight(StaffRight.HoldAnnouncements);
        Act(all.MapPost("/{id:long}/test", TryAsync)).RequireRight(StaffRight.PrepareAnnouncements);
        all.MapGet("/test-phones", ListPhonesAsync).RequireRight(StaffRight.PrepareAnnouncements);
        all.MapPost("/test-phones", AddPhoneAsync).RequireRight(StaffRight.PrepareAnnouncements);
        Act(all.MapPost("/test-phones/{id:long}/confirm", ConfirmPhoneAsync)).RequireRight(StaffRight.ApproveAnnouncements);
        all.MapDelete("/test-phones/{id:long}", RemovePhoneAsync).RequireRight(StaffRight.PrepareAnnouncements)
            .ProducesProblem(StatusCodes.Status404NotFound);
        return api;
    }

    /// <summary>Announcements, the newest first.</summary>
    internal static async Task<Ok<Page<Announcement>>> ListAsync(
        [AsParameters] PageRequest page, AnnouncementState? state, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await AnnouncementStore.ListAsync(connection, page.After, state, page.Read, cancellationToken);
        return TypedResults.Ok(Page.Of(rows, page, a => a.Id));
    }

    /// <summary>One announcement with its newest version.</summary>
    internal static async Task<Ok<Announcement>> GetAsync(long id, NpgsqlDataSource database, CancellationToken cancellationToken) =>
        TypedResults.Ok(await FindAsync(id, database, cancellationToken));

    /// <summary>Every version of an announcement with who wrote it, the newest first.</summary>
    internal static async Task<Ok<IReadOnlyList<AnnouncementVersion>>> VersionsAsync(
        long id, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var versions = await AnnouncementStore.VersionsAsync(connection, id, cancellationToken);
        return versions.Count > 0 ? TypedResults.Ok(versions) : throw AnnouncementRefusal.Unknown();
    }

    /// <summary>Stores a new draft.</summary>
    internal static async Task<Created<Announcement>> CreateAsync(
        AnnouncementDraft draft, StaffActor actor, AnnouncementDesk desk, CancellationToken cancellationToken)
    {
        var made = await desk.CreateAsync(actor, draft, cancellationToken);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"{ApiSetup.Path}/announcements/{made.Id}"), made);
    }

    /// <summary>Changes a draft, which makes the next version. If-Match holds the number of the version that was read.</summary>
    internal static async Task<Ok<Announcement>> ChangeAsync(
        long id, [FromHeader(Name = "If-Match")] string ifMatch, AnnouncementDraft draft, StaffActor actor, AnnouncementDesk desk,
        CancellationToken cancellationToken) =>
        int.TryParse(ifMatch.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? TypedResults.Ok(await desk.ChangeAsync(actor, id, version, draft, cancellationToken))
            : throw AnnouncementRefusal.Invalid("If-Match", "It must be the number of the version that you have read.");

    /// <summary>Counts an audience at this moment; of one that is too small for an announcement only that is told.</summary>
    internal static async Task<Ok<AudienceAnswer>> CountAsync(AudienceQuestion question, AnnouncementCheck check, CancellationToken cancellationToken) =>
        TypedResults.Ok(await check.CountAsync(question, cancellationToken));

    /// <summary>Tells what is wrong with words that are not stored yet, whom they would reach and what that costs.</summary>
    internal static async Task<Ok<AnnouncementReport>> CheckAsync(AnnouncementDraft draft, AnnouncementCheck check, CancellationToken cancellationToken) =>
        TypedResults.Ok(await check.ReportAsync(draft, cancellationToken));

    /// <summary>The same of an announcement.</summary>
    internal static async Task<Ok<AnnouncementReport>> CheckHeldAsync(
        long id, NpgsqlDataSource database, AnnouncementCheck check, CancellationToken cancellationToken) =>
        TypedResults.Ok(await check.ReportAsync((await FindAsync(id, database, cancellationToken)).Draft, cancellationToken));

    /// <summary>Asks for approval.</summary>
    internal static async Task<Ok<Announcement>> SubmitAsync(
        long id, SeenVersion seen, StaffActor actor, AnnouncementDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.SubmitAsync(actor, id, seen.Version, cancellationToken));

    /// <summary>Approves a version that somebody else wrote; an emergency needs two approvers.</summary>
    internal static async Task<Ok<Announcement>> ApproveAsync(
        long id, SeenVersion seen, StaffActor actor, AnnouncementDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ApproveAsync(actor, id, seen.Version, cancellationToken));

    /// <summary>Gives it back to its author with a note.</summary>
    internal static async Task<Ok<Announcement>> ReturnAsync(
        long id, ReturnNote note, StaffActor actor, AnnouncementDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ReturnAsync(actor, id, note.Version, note.Note, cancellationToken));

    /// <summary>Takes it back before anything has left: it is a draft again.</summary>
    internal static async Task<Ok<Announcement>> UndoAsync(long id, StaffActor actor, AnnouncementDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.UndoAsync(actor, id, cancellationToken));

    /// <summary>Sets another time; of one that is approved only an approver who did not write it may.</summary>
    internal static async Task<Ok<Announcement>> ScheduleAsync(
        long id, NewSchedule change, StaffActor actor, AnnouncementDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ScheduleAsync(actor, id, change.Version, change.Schedule, cancellationToken));

    /// <summary>Holds back what has not left.</summary>
    internal static async Task<Ok<Announcement>> PauseAsync(long id, StaffActor actor, AnnouncementDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.PauseAsync(actor, id, cancellationToken));

    /// <summary>Lets it go on.</summary>
    internal static async Task<Ok<Announcement>> ResumeAsync(long id, StaffActor actor, AnnouncementDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ResumeAsync(actor, id, cancellationToken));

    /// <summary>Cancels what has not left, for good.</summary>
    internal static async Task<Ok<Announcement>> StopAsync(long id, StaffActor actor, AnnouncementDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.StopAsync(actor, id, cancellationToken));

    /// <summary>What became of its messages so far.</summary>
    internal static async Task<Ok<BroadcastResults>> ResultsAsync(
        long id, NpgsqlDataSource database, Broadcasts broadcasts, CancellationToken cancellationToken)
    {
        var held = await FindAsync(id, database, cancellationToken);
        if (held.BroadcastId is not { } broadcast) throw AnnouncementRefusal.State("None of its messages is written yet.");
        return TypedResults.Ok(await broadcasts.ResultsAsync(broadcast, cancellationToken) ?? throw AnnouncementRefusal.Unknown());
    }

    /// <summary>How many of its messages left, arrived and failed in each span of time, for a chart.</summary>
    internal static async Task<Ok<BroadcastCourse>> OverTimeAsync(
        long id, NpgsqlDataSource database, Broadcasts broadcasts, CancellationToken cancellationToken) =>
        TypedResults.Ok((await FindAsync(id, database, cancellationToken)).BroadcastId is { } broadcast
            ? await broadcasts.CourseAsync(broadcast, cancellationToken)
            : BroadcastCourse.Nothing);

    /// <summary>Sends its present words to confirmed test phones at once, to each three times at most.</summary>
    internal static async Task<Ok<TryOut>> TryAsync(
        long id, TryOutRequest request, StaffActor actor, TestPhones phones, CancellationToken cancellationToken) =>
        TypedResults.Ok(await phones.TryAsync(actor, id, request.Phones, cancellationToken));

    /// <summary>Every test phone, without its number.</summary>
    internal static async Task<Ok<IReadOnlyList<TestPhone>>> ListPhonesAsync(TestPhones phones, CancellationToken cancellationToken) =>
        TypedResults.Ok(await phones.ListAsync(cancellationToken));

    /// <summary>Enters a test phone; it gets nothing before another person has confirmed it.</summary>
    internal static async Task<Ok<TestPhone>> AddPhoneAsync(NewTestPhone phone, StaffActor actor, TestPhones phones, CancellationToken cancellationToken) =>
        TypedResults.Ok(await phones.AddAsync(actor, phone, cancellationToken));

    /// <summary>Confirms a test phone that somebody else entered, with the number that its holder says.</summary>
    internal static async Task<Ok<TestPhone>> ConfirmPhoneAsync(
        long id, ConfirmedNumber confirmed, StaffActor actor, TestPhones phones, CancellationToken cancellationToken) =>
        TypedResults.Ok(await phones.ConfirmAsync(actor, id, confirmed.Number, cancellationToken));

    /// <summary>Takes a test phone off the list.</summary>
    internal static async Task<Results<NoContent, ProblemHttpResult>> RemovePhoneAsync(
        long id, StaffActor actor, TestPhones phones, CancellationToken cancellationToken) => await phones.RemoveAsync(actor, id, cancellationToken)
        ? TypedResults.NoContent()
        : AnnouncementRefusal.UnknownPhone().Answer;

    private static RouteHandlerBuilder Act(RouteHandlerBuilder endpoint) =>
        endpoint.ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Announcement> FindAsync(long id, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await AnnouncementStore.FindAsync(connection, id, cancellationToken) ?? throw AnnouncementRefusal.Unknown();
    }
}
