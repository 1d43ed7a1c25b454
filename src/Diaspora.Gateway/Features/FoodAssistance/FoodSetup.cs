using Diaspora.Gateway.Commands;
using Diaspora.Gateway.Console.NotSet;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Features.FoodAssistance.Cases;
using Diaspora.Gateway.Conversations.Appeals;
using Diaspora.Gateway.Hosting;
using Diaspora.Gateway.Insights;
using Diaspora.Gateway.Scheduling;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>Registers food assistance.</summary>
internal static class FoodSetup
{
    /// <summary>Registers the flow actions, the commands, the sample content and what keeps a phone while a request is open.</summary>
    public static IHostApplicationBuilder AddFoodAssistance(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<FoodApplicationStore>();
        services.AddSingleton<PinTriesStore>();
        services.AddSingleton<FoodDesk>();
        services.AddCases();
        services.AddSingleton<IFlowActions, FoodActions>();
        services.AddSingleton<IFlowActions, FoodApplyActions>();
        services.AddSingleton<IFlowActions, FoodStatusActions>();
        services.AddSingleton<IFlowActions, FoodLinkActions>();
        services.AddSingleton<INotSetSource, FoodNotSetStore>();
        services.AddSingleton<IOpenCases>(provider => provider.GetRequiredService<FoodApplicationStore>());
        services.AddSingleton<IAppealable, FoodAppealStore>();
        services.AddSingleton<IReopening, FoodReopening>();
        services.AddSingleton<ICommandSource, FoodCommands>();
        services.AddSingleton<IInsightSource, FoodInsights>();
        services.AddDailyMeasure(_ => DailyMeasure.OfStock(Measure.Cases, FoodInsightsStore.CountCasesAsync));
        services.AddSingleton<ISampleContent, FoodSample>();
        // Proposed: twelve months after closure, so that a decision can be looked into and appealed against meanwhile.
        services.AddRetention("food/closed-applications", TimeSpan.FromDays(365), FoodRetentionStore.RemoveClosedAsync);
        services.AddRetention("food/pin-tries", TimeSpan.FromDays(2), FoodRetentionStore.RemovePinTriesAsync);
        services.AddNumberNeed(FoodRetentionStore.NeedNumberAsync);
        return builder;
    }
}
