using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Scheduling;

namespace Diaspora.Gateway.Messaging.Upkeep;

/// <summary>Registers the regular work on the outbox.</summary>
internal static class UpkeepSetup
{
    /// <summary>Messages that come too late are dropped, old ones removed, and those that wait too long counted.</summary>
    public static IHostApplicationBuilder AddUpkeep(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Expiry>();
        services.AddScheduledJob<ExpiryJob>("messaging/expiry", "15 0/5 * * * ?", MissedFires.Skip);
        services.AddRetention("messaging/outbox", TimeSpan.FromDays(90), OutboxPurgeStore.RemoveMessagesAsync);
        services.AddRetention("messaging/early-reports", TimeSpan.FromDays(7), OutboxPurgeStore.RemoveReportsAsync);
        services.AddSingleton(new OverdueCheck("messaging/outbox", TimeSpan.FromMinutes(30), ExpiryStore.OverdueAsync));
        services.AddSingleton(new OverdueCheck("messaging/broadcasts", TimeSpan.FromMinutes(30), ExpiryStore.NotExpandedAsync));
        services.AddNumberNeed(NumberNeedStore.FindAsync);
        return builder;
    }
}
