using Diaspora.Gateway.Console.Home;
using Diaspora.Gateway.Scheduling;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>Registers what staff do with requests and programmes.</summary>
internal static class CasesSetup
{
    /// <summary>Registers the desks and how long settled call-backs are kept.</summary>
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddSingleton<FoodSteps>();
        services.AddSingleton<CaseStore>();
        services.AddSingleton<CaseForm>();
        services.AddSingleton<CaseDesk>();
        services.AddSingleton<DecisionDesk>();
        services.AddSingleton<CaseEntry>();
        services.AddSingleton<CasePins>();
        services.AddSingleton<DuplicateDesk>();
        services.AddSingleton<CallbackStore>();
        services.AddSingleton<CallbackDesk>();
        services.AddSingleton<ProgrammeDesk>();
        services.AddSingleton<IWaitingWork, CaseWork>();
        // Proposed: three months after the outcome was noted.
        services.AddRetention("food/callbacks", TimeSpan.FromDays(90), CallbackStore.RemoveSettledAsync);
        return services;
    }

    /// <summary>Maps <c>/api/cases</c>, <c>/api/callbacks</c> and <c>/api/programmes</c>.</summary>
    public static RouteGroupBuilder MapFoodCases(this RouteGroupBuilder api)
    {
        api.MapCases();
        api.MapCallbacks();
        api.MapProgrammes();
        return api;
    }
}
