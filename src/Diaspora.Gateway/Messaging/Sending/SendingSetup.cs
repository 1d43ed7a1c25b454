using Diaspora.Gateway.Console.Home;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>Registers what sends.</summary>
internal static class SendingSetup
{
    /// <summary>Registers the dispatcher, delivery reports and the dead list.</summary>
    public static IHostApplicationBuilder AddSending(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<ClaimStore>()
            .AddSingleton<SettlementStore>()
            .AddSingleton<OverdueStore>()
            .AddSingleton<RerouteStore>()
            .AddSingleton<RedisSegmentMeter>()
            .AddSingleton<ProviderCircuits>()
            .AddSingleton<QuietGate>()
            .AddSingleton<SettlementRules>()
            .AddSingleton<SendingMetrics>()
            .AddSingleton<MessageSender>()
            .AddSingleton<Settlements>()
            .AddSingleton<DeliveryReports>()
            .AddSingleton<OverdueSends>()
            .AddSingleton<Rerouting>()
            .AddSingleton<OutboxBell>()
            .AddSingleton<Dispatcher>()
            .AddSingleton<DeadListStore>()
            .AddSingleton<DeadList>()
            .AddSingleton<IWaitingWork, DeadWaiting>();
        builder.Services.AddHostedService<DispatchService>();
        return builder;
    }
}
