namespace Diaspora.Gateway.Messaging;

/// <summary>Registers messages.</summary>
internal static class MessagingSetup
{
    /// <summary>Registers the outbox.</summary>
    public static IHostApplicationBuilder AddMessaging(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OutboxStore>();
        return builder;
    }
}
