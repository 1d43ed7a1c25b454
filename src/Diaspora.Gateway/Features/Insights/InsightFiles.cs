using Diaspora.Gateway.Api;
using Diaspora.Gateway.Staff;

namespace Diaspora.Gateway.Features.Insights;

/// <summary>Files that pages of the console offer: what the API gives, for whoever is signed in.</summary>
internal static class InsightFiles
{
    /// <summary>Maps the files.</summary>
    public static IEndpointRouteBuilder MapInsightFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/console/insights").AddEndpointFilter(ApiRefusal.AnswerAsync).ExcludeFromDescription();
        files.MapGet("/imdms.csv", InsightEndpoints.ExportAsync).RequireAuthorization(StaffRight.ExportInsights);
        files.MapGet("/{area}/{table}.csv", InsightEndpoints.FileAsync).RequireAuthorization(StaffRight.ReadInsights);
        return app;
    }
}
