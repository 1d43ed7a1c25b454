using Diaspora.Gateway.Console.NotSet;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Insights;
using Diaspora.Gateway.Messaging.Counts;
using Diaspora.Gateway.Messaging.History;
using Diaspora.Gateway.Messaging.OptOuts;
using Diaspora.Gateway.Messaging.Routes;
using Diaspora.Gateway.Messaging.Sending;
using Diaspora.Gateway.Messaging.Upkeep;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Messaging;

/// <summary>Registers messages.</summary>
internal static class MessagingSetup
{
    /// <summary>Registers the outbox, what makes words of its rows, and the actions that switch messages on and off.</summary>
    public static IHostApplicationBuilder AddMessaging(this IHostApplicationBuilder builder)
    {
        var development = builder.Environment.IsDevelopment();
        builder.Services.AddOptions<MessagingOptions>()
            .BindConfiguration(MessagingOptions.Section)
            .PostConfigure(options =>
            {
                if (development && options.Routes.Count == 0) AddSimulatorRoutes(options);
            })
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<MessagingOptions>, RouteRules>();
        builder.Services.AddSingleton<RouteTable>();
        builder.Services.AddSingleton<INotSetSource, RouteNotSet>();
        builder.Services.AddSingleton<OutboxStore>();
        builder.Services.AddSingleton<MessageText>();
        builder.Services.AddSingleton<HistoryStore>();
        builder.Services.AddSingleton<OptOutStore>();
        builder.Services.AddSingleton<OptOutDesk>();
        builder.Services.AddSingleton<Broadcasts.Broadcasts>();
        builder.Services.AddSingleton<Broadcasts.AudienceChoices>();
        builder.Services.AddSingleton<IFlowActions, MessagingActions>();
        builder.Services.AddSingleton<IInsightSource, MessageInsights>();
        // Delivery reports come late: most within days, the last ones within two weeks.
        builder.Services.AddDailyMeasure(_ => new DailyMeasure(Measure.Messages, 3, 14, MessageCountStore.CountAsync));
        builder.AddSending();
        builder.AddUpkeep();
        return builder;
    }

    /// <summary>Lesotho's numbers cannot reply to texts that come through foreign providers; the others can.</summary>
    private static void AddSimulatorRoutes(MessagingOptions options)
    {
        options.Routes["home"] = new RouteSettings { Prefixes = ["+266"], Provider = "simulator", Sender = "BasothoLine", SegmentsPerSecond = 100 };
        options.Routes["abroad"] = new RouteSettings { Prefixes = ["+"], Provider = "simulator", Sender = "30333", TwoWay = true, SegmentsPerSecond = 100 };
    }
}
