namespace Diaspora.Gateway.Features.Insights;

/// <summary>Registers the reports.</summary>
internal static class InsightReportsSetup
{
    /// <summary>Registers reports, the export and the quarterly sheet.</summary>
    public static IHostApplicationBuilder AddInsightReports(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<InsightDesk>();
        builder.Services.AddSingleton<ImdmsDesk>();
        builder.Services.AddSingleton<QuarterSheet>();
        return builder;
    }
}
