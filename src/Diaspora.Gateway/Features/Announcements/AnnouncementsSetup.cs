using Diaspora.Gateway.Console.Calendar;
using Diaspora.Gateway.Console.Home;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Hosting;
using Diaspora.Gateway.Messaging.Broadcasts;
using Diaspora.Gateway.Scheduling;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>Registers announcements.</summary>
internal static class AnnouncementsSetup
{
    /// <summary>Registers what staff do with announcements, their release each minute, the actions of the flow <c>news</c> and the sample.</summary>
    public static IHostApplicationBuilder AddAnnouncements(this IHostApplicationBuilder builder)
    {
        var development = builder.Environment.IsDevelopment();
        builder.Services.AddOptions<AnnouncementOptions>()
            .Configure(options =>
            {
                // Whoever tries it out has few phones.
                if (development) options.MinimumAudience = 1;
            })
            .BindConfiguration(AnnouncementOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton(
            services => new SmallestAudience(services.GetRequiredService<IOptions<AnnouncementOptions>>().Value.MinimumAudience));
        builder.Services.AddSingleton<TryOutStore>();
        builder.Services.AddSingleton<AnnouncementCheck>();
        builder.Services.AddSingleton<AnnouncementDesk>();
        builder.Services.AddSingleton<AnnouncementReleases>();
        builder.Services.AddSingleton<TestPhones>();
        builder.Services.AddSingleton<AnnouncementWatch>();
        builder.Services.AddSingleton<ICalendarSource, AnnouncementCalendar>();
        builder.Services.AddSingleton<IWaitingWork, AnnouncementsWaiting>();
        builder.Services.AddSingleton<IFlowActions, NewsActions>();
        builder.Services.AddSingleton<ISampleContent, AnnouncementSample>();
        builder.Services.AddNumberNeed(TestPhoneStore.NeedNumberAsync);
        builder.Services.AddScheduledJob<AnnouncementsJob>("announcements/release", "0 * * * * ?", MissedFires.Once);
        return builder;
    }
}
