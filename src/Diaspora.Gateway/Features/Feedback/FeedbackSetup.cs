using Diaspora.Gateway.Console.Home;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Insights;
using Diaspora.Gateway.Scheduling;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>Registers complaints, appeals, ideas and questions.</summary>
internal static class FeedbackSetup
{
    /// <summary>Registers the flow actions, what staff do, how long things are kept and what waits too long.</summary>
    public static IHostApplicationBuilder AddFeedback(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<FeedbackOptions>().BindConfiguration(FeedbackOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<KeyStore>();
        services.AddSingleton<ComplaintStore>();
        services.AddSingleton<RestrictedStore>();
        services.AddSingleton<ComplaintDesk>();
        services.AddSingleton<RestrictedDesk>();
        services.AddSingleton<TrendDesk>();
        services.AddSingleton<IWaitingWork, FeedbackWork>();
        services.AddSingleton<IInsightSource, ComplaintInsights>();
        services.AddSingleton<IFlowActions, SendActions>();
        services.AddSingleton<IFlowActions, ReportActions>();
        services.AddSingleton<IFlowActions, CheckActions>();
        services.AddSingleton<IFlowActions, AppealActions>();
        // Proposed: 90 days after closing, so that the person can read the answer and a second look is possible.
        services.AddRetention("feedback/closed-texts", TimeSpan.FromDays(90), FeedbackRetentionStore.RemoveTextsAsync);
        services.AddRetention("feedback/closed-restricted", TimeSpan.FromDays(90), FeedbackRetentionStore.RemoveRestrictedAsync);
        services.AddRetention("feedback/pin-tries", TimeSpan.FromDays(2), FeedbackRetentionStore.RemovePinTriesAsync);
        services.AddNumberNeed(FeedbackRetentionStore.NeedNumberAsync);
        // Each complaint knows its own deadline, in working days.
        services.AddSingleton(new OverdueCheck("feedback/complaints", TimeSpan.Zero, FeedbackRetentionStore.OverdueAsync));
        return builder;
    }
}
