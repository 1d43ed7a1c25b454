using Diaspora.Gateway.Commands;
using Diaspora.Gateway.Console.Calendar;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Hosting;
using Diaspora.Gateway.Insights;
using Diaspora.Gateway.Scheduling;

namespace Diaspora.Gateway.Features.Events;

/// <summary>Registers events.</summary>
internal static class EventsSetup
{
    /// <summary>Registers the actions of the flow <c>events</c>, the command <c>events</c>, the sample events and the regular work.</summary>
    public static IHostApplicationBuilder AddEvents(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<EventWaitingList>();
        builder.Services.AddSingleton<EventBookings>();
        builder.Services.AddSingleton<EventDesk>();
        builder.Services.AddSingleton<EventOffice>();
        builder.Services.AddSingleton<EventPhone>();
        builder.Services.AddSingleton<ICalendarSource, EventCalendar>();
        builder.Services.AddSingleton<EventReminders>();
        builder.Services.AddSingleton<IFlowActions, EventActions>();
        builder.Services.AddSingleton<IFlowActions, RsvpActions>();
        builder.Services.AddSingleton<ICommandSource, EventsCommand>();
        builder.Services.AddSingleton<IInsightSource, EventInsights>();
        builder.Services.AddSingleton<ISampleContent, EventSample>();
        builder.Services.AddScheduledJob<EventRemindersJob>("events/reminders", "0 0/15 * * * ?", MissedFires.Once, recover: true);
        builder.Services.AddScheduledJob<EventWaitingListJob>("events/waiting-list", "30 0/5 * * * ?", MissedFires.Skip);
        builder.Services.AddRetention("events/rsvps", TimeSpan.FromDays(90), EventRetentionStore.RemoveRsvpsAsync);
        builder.Services.AddNumberNeed(EventRetentionStore.NeedNumberAsync);
        return builder;
    }
}
