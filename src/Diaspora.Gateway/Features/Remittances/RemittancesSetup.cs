using Diaspora.Gateway.Commands;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Hosting;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>Registers the money service: prices, the policy explained, questions to the money desk.</summary>
internal static class RemittancesSetup
{
    /// <summary>Registers stores, flow actions, sample content and commands.</summary>
    public static IHostApplicationBuilder AddRemittances(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<QuestionStore>();
        builder.Services.AddSingleton<IFlowActions, PriceActions>();
        builder.Services.AddSingleton<IFlowActions, PolicyActions>();
        builder.Services.AddSingleton<IFlowActions, QuestionActions>();
        builder.Services.AddSingleton<ISampleContent, RemittancesSample>();
        builder.Services.AddSingleton<ICommandSource, QuestionCommands>();
        return builder;
    }
}
