using Diaspora.Gateway.Api;
using Diaspora.Gateway.Console.Csv;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Insights;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Features.Insights;

/// <summary><c>/api/insights</c>.</summary>
internal static class InsightEndpoints
{
    /// <summary>Header with the checksum of an exported file.</summary>
    public const string ChecksumHeader = "X-Checksum-Sha256";

    /// <summary>Maps reports and exports.</summary>
    public static RouteGroupBuilder MapInsights(this RouteGroupBuilder api)
    {
        var all = api.MapGroup("/insights").WithTags("Insights").AddEndpointFilter(ApiRefusal.AnswerAsync);
        all.MapGet("/numbers", NumbersAsync).RequireRight(StaffRight.ReadInsights);
        all.MapGet("/quarter/{quarter}", QuarterAsync).RequireRight(StaffRight.ReadInsights);
        all.MapGet("/imdms", PreviewAsync).RequireRight(StaffRight.ExportInsights);
        all.MapGet("/imdms.csv", ExportAsync).RequireRight(StaffRight.ExportInsights).Produces(StatusCodes.Status200OK, contentType: SafeCsv.ContentType);
        all.MapGet("/{area}", ListAsync).RequireRight(StaffRight.ReadInsights).ProducesProblem(StatusCodes.Status404NotFound);
        all.MapGet("/{area}/{table}.csv", FileAsync).RequireRight(StaffRight.ReadInsights).Produces(StatusCodes.Status200OK, contentType: SafeCsv.ContentType)
            .ProducesProblem(StatusCodes.Status404NotFound);
        return api;
    }

    /// <summary>The numbers of the home page.</summary>
    internal static async Task<Ok<HomeNumbers>> NumbersAsync(HomeNumbersDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ReadAsync(cancellationToken));

    /// <summary>The tables of an area: people, money, events, food, complaints, messages or use.</summary>
    internal static async Task<Ok<InsightsView>> ListAsync(
        string area, string? from, string? to, InsightDesk desk, TimeProvider time, CancellationToken cancellationToken)
    {
        var period = InsightPeriod.Read(from, to, LesothoTime.DateOf(time.GetUtcNow()));
        var tables = await desk.ReadAsync(desk.AreaOf(area), period, cancellationToken);
        return TypedResults.Ok(new InsightsView(period.From, period.To, [.. tables.Select(InsightTableView.Of)]));
    }

    /// <summary>One table as a file.</summary>
    internal static async Task<FileContentHttpResult> FileAsync(
        string area, string table, string? from, string? to, InsightDesk desk, TimeProvider time, CancellationToken cancellationToken)
    {
        var period = InsightPeriod.Read(from, to, LesothoTime.DateOf(time.GetUtcNow()));
        return TableFile.Of(await desk.ReadAsync(desk.AreaOf(area), table, period, cancellationToken), period);
    }

    /// <summary>Everything of a quarter, such as 2026-Q4.</summary>
    internal static async Task<Ok<InsightsView>> QuarterAsync(string quarter, QuarterSheet sheet, TimeProvider time, CancellationToken cancellationToken)
    {
        var (_, period) = QuarterSheet.Find(quarter, LesothoTime.DateOf(time.GetUtcNow()));
        var areas = await sheet.ReadAsync(period, cancellationToken);
        return TypedResults.Ok(new InsightsView(period.From, period.To, [.. areas.SelectMany(area => area.Tables).Select(InsightTableView.Of)]));
    }

    /// <summary>What an export of months would hold, such as from 2026-07 to 2026-09.</summary>
    internal static async Task<Ok<ImdmsView>> PreviewAsync(string? from, string? to, ImdmsDesk desk, CancellationToken cancellationToken)
    {
        var export = await desk.PreviewAsync(from, to, cancellationToken);
        return TypedResults.Ok(new ImdmsView(
            export.Period.From, export.Period.To, ImdmsExport.Source, ImdmsExport.Definitions, export.Rows, export.Total, export.Covered, export.Checksum));
    }

    /// <summary>The export as a file; it is noted in the audit, and its checksum stands in a header.</summary>
    internal static async Task<FileContentHttpResult> ExportAsync(
        string? from, string? to, StaffActor actor, ImdmsDesk desk, HttpResponse response, CancellationToken cancellationToken)
    {
        var export = await desk.ExportAsync(actor, from, to, cancellationToken);
        response.Headers[ChecksumHeader] = export.Checksum;
        return TypedResults.File(export.Csv, SafeCsv.ContentType, export.FileName);
    }
}
