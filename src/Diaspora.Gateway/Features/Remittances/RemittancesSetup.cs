using Diaspora.Gateway.Commands;
using Diaspora.Gateway.Console.Home;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Hosting;
using Diaspora.Gateway.Insights;
using Diaspora.Gateway.Scheduling;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>Registers the money service: prices, the policy explained, questions to the money desk.</summary>
internal static class RemittancesSetup
{
    /// <summary>Registers stores, flow actions, sample content and commands.</summary>
    public static IHostApplicationBuilder AddRemittances(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<QuestionStore>();
        builder.Services.AddSingleton<QuestionDesk>();
        builder.Services.AddSingleton<AnswerTemplates>();
        builder.Services.AddSingleton<MoneyPhone>();
        builder.Services.AddSingleton<PriceDesk>();
        builder.Services.AddSingleton<ArticleDesk>();
        builder.Services.AddSingleton<IWaitingWork, MoneyWork>();
        builder.Services.AddSingleton<IFlowActions, PriceActions>();
        builder.Services.AddSingleton<IFlowActions, PolicyActions>();
        builder.Services.AddSingleton<IFlowActions, QuestionActions>();
        builder.Services.AddSingleton<IInsightSource, RemittancesInsights>();
        builder.Services.AddSingleton<ISampleContent, RemittancesSample>();
        builder.Services.AddSingleton<ICommandSource, QuestionCommands>();
        // The answer sets the day after which both texts go.
        builder.Services.AddRetention("remittances/question-texts", TimeSpan.Zero, QuestionRetentionStore.RemoveTextsAsync);
        builder.Services.AddSingleton(new OverdueCheck("remittances/questions", QuestionDesk.Allowed, QuestionRetentionStore.UnansweredAsync));
        builder.Services.AddNumberNeed(QuestionRetentionStore.NeedNumberAsync);
        return builder;
    }
}
