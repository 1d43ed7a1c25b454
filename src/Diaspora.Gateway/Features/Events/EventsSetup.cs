using Diaspora.Gateway.Commands;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Hosting;

namespace Diaspora.Gateway.Features.Events;

/// <summary>Registers events.</summary>
internal static class EventsSetup
{
    /// <summary>Registers the actions of the flow <c>events</c>, the command <c>events</c> and the sample events.</summary>
    public static IHostApplicationBuilder AddEvents(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<EventWaitingList>();
        builder.Services.AddSingleton<EventBookings>();
        builder.Services.AddSingleton<EventDesk>();
        builder.Services.AddSingleton<IFlowActions, EventActions>();
        builder.Services.AddSingleton<IFlowActions, RsvpActions>();
        builder.Services.AddSingleton<ICommandSource, EventsCommand>();
        builder.Services.AddSingleton<ISampleContent, EventSample>();
        return builder;
    }
}
