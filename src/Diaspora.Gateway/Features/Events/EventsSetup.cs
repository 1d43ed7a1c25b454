using Diaspora.Gateway.Conversations.Actions;

namespace Diaspora.Gateway.Features.Events;

/// <summary>Registers events.</summary>
internal static class EventsSetup
{
    /// <summary>Registers the actions of the flow <c>events</c> and what stands behind them.</summary>
    public static IHostApplicationBuilder AddEvents(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<EventWaitingList>();
        builder.Services.AddSingleton<EventBookings>();
        builder.Services.AddSingleton<IFlowActions, EventActions>();
        builder.Services.AddSingleton<IFlowActions, RsvpActions>();
        return builder;
    }
}
