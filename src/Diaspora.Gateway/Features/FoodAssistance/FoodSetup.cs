using Diaspora.Gateway.Commands;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Hosting;

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
        services.AddSingleton<IFlowActions, FoodActions>();
        services.AddSingleton<IFlowActions, FoodApplyActions>();
        services.AddSingleton<IFlowActions, FoodStatusActions>();
        services.AddSingleton<IOpenCases>(provider => provider.GetRequiredService<FoodApplicationStore>());
        services.AddSingleton<ICommandSource, FoodCommands>();
        services.AddSingleton<ISampleContent, FoodSample>();
        return builder;
    }
}
