using Diaspora.Gateway.Console.Home;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Scheduling;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>Registers distribution, collecting and the exchange of lists.</summary>
internal static class RoundsSetup
{
    /// <summary>Registers what staff do with rounds and lists, and the actions of the phone.</summary>
    public static IHostApplicationBuilder AddRounds(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<RoundOptions>().BindConfiguration(RoundOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<DistrictCodes>();
        services.AddSingleton<RoundCaseStore>();
        services.AddSingleton<ProxyStore>();
        services.AddSingleton<RoundSteps>();
        services.AddSingleton<PointDesk>();
        services.AddSingleton<RoundDesk>();
        services.AddSingleton<RoundReader>();
        services.AddSingleton<CollectDesk>();
        services.AddSingleton<IFlowActions, RoundActions>();
        services.AddSingleton<ImportStore>();
        services.AddSingleton<ListedCaseStore>();
        services.AddSingleton<ImportDesk>();
        services.AddSingleton<ExportDesk>();
        services.AddSingleton<IWaitingWork, RoundsWaiting>();
        // Proposed: as long as somebody may say that it was not them who collected.
        services.AddRetention("food/proxies", TimeSpan.FromDays(90), ProxyStore.RemoveAsync);
        // Proposed: long enough for a second person to come back from leave.
        services.AddRetention("food/waiting-imports", TimeSpan.FromDays(14), ImportStore.GiveUpAsync);
        return builder;
    }
}
