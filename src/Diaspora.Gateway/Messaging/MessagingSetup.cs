using Diaspora.Gateway.Conversations.Actions;

namespace Diaspora.Gateway.Messaging;

/// <summary>Registers messages.</summary>
internal static class MessagingSetup
{
    /// <summary>Registers the outbox, what makes words of its rows, and the actions that switch messages on and off.</summary>
    public static IHostApplicationBuilder AddMessaging(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OutboxStore>();
        builder.Services.AddSingleton<MessageText>();
        builder.Services.AddSingleton<IFlowActions, MessagingActions>();
        return builder;
    }
}
