using Diaspora.Gateway.Scheduling;

namespace Diaspora.Gateway.Insights;

/// <summary>Registers what counts.</summary>
internal static class InsightsSetup
{
    // Proposed: two seasons of coming home can be compared.
    private static readonly TimeSpan s_screensKept = TimeSpan.FromDays(400);
    private static readonly TimeSpan s_numbersKept = TimeSpan.FromDays(5 * 365);

    /// <summary>Counts in memory, daily numbers, and the regular work on them.</summary>
    public static IHostApplicationBuilder AddInsights(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<AnonymousCounts>();
        services.AddSingleton<CountWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<CountWriter>());
        services.AddSingleton<DailyNumbers>();
        services.AddSingleton<HomeNumbersDesk>();
        services.AddScheduledJob<DailyNumbersJob>("insights/daily", "40 0/5 * * * ?", MissedFires.Skip);
        services.AddRetention("insights/screens", s_screensKept, (connection, before, limit, cancellationToken) =>
            DailyStore.RemoveAsync(connection, [Measure.ScreenShown, Measure.ScreenAnswered], before, limit, cancellationToken));
        services.AddRetention("insights/daily", s_numbersKept, (connection, before, limit, cancellationToken) =>
            DailyStore.RemoveAsync(connection, null, before, limit, cancellationToken));
        return builder;
    }

    /// <summary>Registers a measure that is counted from tables; see <see cref="DailyMeasure"/>.</summary>
    public static IServiceCollection AddDailyMeasure(this IServiceCollection services, Func<IServiceProvider, DailyMeasure> make) =>
        services.AddSingleton(make);
}
