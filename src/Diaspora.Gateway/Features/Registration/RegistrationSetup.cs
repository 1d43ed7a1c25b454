using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Insights;
using Diaspora.Gateway.Features.Registration.People;
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
        builder.Services.AddSingleton<Erasure>();
        builder.Services.AddSingleton<IFlowActions, RegistrationActions>();
        builder.Services.AddSingleton<IFlowActions, DetailsActions>();
        builder.Services.AddSingleton<IFlowActions, ErasureActions>();
        builder.Services.AddRetention("registration/attempts", TimeSpan.FromDays(2), RegistrationRetentionStore.RemoveAttemptsAsync);
        builder.Services.AddRetention("registration/kept-numbers", TimeSpan.FromDays(1), RegistrationRetentionStore.RemoveKeptAsync);
        // Proposed: a year, so that somebody who asks what became of their wish gets an answer.
        builder.Services.AddRetention("registration/requests", TimeSpan.FromDays(365), RequestStore.RemoveAsync);
        builder.Services.AddSingleton(new OverdueCheck("registration/requests", TimeSpan.Zero, RequestStore.LateAsync));
        builder.Services.AddSingleton(new OverdueCheck("registration/number-releases", TimeSpan.Zero, RegistrationRetentionStore.ReleasesAsync));
        builder.Services.AddNumberNeed(RegistrationRetentionStore.NeedNumberAsync);
        builder.Services.AddRegistrationInsights();
        builder.AddPeople();
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
