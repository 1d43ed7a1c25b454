using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Insights;
using Diaspora.Gateway.Scheduling;

namespace Diaspora.Gateway.Features.Registration;

/// <summary>Registers the feature.</summary>
internal static class RegistrationSetup
{
    /// <summary>Registers the stores and flow actions of registration, details and erasure.</summary>
    public static IHostApplicationBuilder AddRegistration(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PersonStore>();
        builder.Services.AddSingleton<ConsentStore>();
        builder.Services.AddSingleton<BirthYearCheck>();
        builder.Services.AddSingleton<IFlowActions, RegistrationActions>();
        builder.Services.AddSingleton<IFlowActions, DetailsActions>();
        builder.Services.AddSingleton<IFlowActions, ErasureActions>();
        builder.Services.AddRetention("registration/attempts", TimeSpan.FromDays(2), RegistrationRetentionStore.RemoveAttemptsAsync);
        builder.Services.AddSingleton(new OverdueCheck("registration/number-releases", TimeSpan.Zero, RegistrationRetentionStore.ReleasesAsync));
        builder.Services.AddNumberNeed(RegistrationRetentionStore.NeedNumberAsync);
        builder.Services.AddRegistrationInsights();
        return builder;
    }

    private static void AddRegistrationInsights(this IServiceCollection services)
    {
        services.AddSingleton<RegistrationInsightsStore>();
        services.AddSingleton<IInsightSource, RegistrationInsights>();
        services.AddDailyMeasure(provider => new DailyMeasure(
            Measure.Registered, 1, 1, provider.GetRequiredService<RegistrationInsightsStore>().CountRegisteredAsync));
        services.AddDailyMeasure(_ => DailyMeasure.OfStock(Measure.People, RegistrationInsightsStore.CountPeopleAsync));
        services.AddDailyMeasure(_ => new DailyMeasure(Measure.Consents, 1, 1, RegistrationInsightsStore.CountConsentsAsync));
    }
}
