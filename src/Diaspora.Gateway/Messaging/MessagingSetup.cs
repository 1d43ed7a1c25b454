using Diaspora.Gateway.Conversations.Actions;

namespace Diaspora.Gateway.Messaging;

/// <summary>Registers messages.</summary>
internal static class MessagingSetup
{
    /// <summary>Registers the outbox, and the actions that switch messages on and off.</summary>
    public static IHostApplicationBuilder AddMessaging(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OutboxStore>();
        builder.Services.AddSingleton<IFlowActions, MessagingActions>();
        return builder;
    }
}
