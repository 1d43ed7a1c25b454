using Diaspora.Flows.Checking;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Conversations.Words;
using Diaspora.Gateway.Insights;
using Diaspora.Gateway.Scheduling;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Conversations;

/// <summary>Registers conversations.</summary>
internal static class ConversationSetup
{
    /// <summary>Registers flows, engine, sessions and conversations. The flows are read and checked when they are first needed, at start.</summary>
    public static IHostApplicationBuilder AddConversations(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ConversationOptions>()
            // A script that plays a journey presses keys faster than any person.
            .Configure(o => o.RepeatWindow = builder.Environment.IsDevelopment() ? TimeSpan.Zero : o.RepeatWindow)
            .BindConfiguration(ConversationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ActionTable>();
        services.AddSingleton(s => s.GetRequiredService<ActionTable>().Catalogue);
        services.AddSingleton(s => s.GetRequiredService<FlowReport>().Flows);
        services.AddSingleton(s => FlowLoader.Load(
            s.GetRequiredService<IOptions<ConversationOptions>>().Value.FlowsDirectory, s.GetRequiredService<ActionCatalogue>()));
        services.AddSingleton<FlowEngine>();
        services.AddSingleton<ContactStore>();
        services.AddSingleton<NumberPrefixes>();
        services.AddNumberRetention();
        services.AddSingleton<EffectStore>();
        services.AddRetention("conversations/effects", TimeSpan.FromDays(30), EffectStore.RemoveAsync);
        services.AddSingleton<RedisSessionStore>();
        services.AddSingleton<TurnServices>();
        services.AddSingleton<ScreenCounts>();
        services.AddSingleton<IInsightSource, UseInsights>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<PoliteTurn>();
        services.AddSingleton<UssdConversations>();
        services.AddSingleton<SmsConversations>();
        builder.AddWords();
        return builder;
    }
}
