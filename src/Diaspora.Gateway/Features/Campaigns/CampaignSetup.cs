using Diaspora.Gateway.Commands;
using Diaspora.Gateway.Console.Calendar;
using Diaspora.Gateway.Console.Home;
using Diaspora.Gateway.Features.Campaigns.Writing;
using Diaspora.Gateway.Hosting;
using Diaspora.Gateway.Scheduling;

namespace Diaspora.Gateway.Features.Campaigns;

/// <summary>Registers campaigns.</summary>
internal static class CampaignSetup
{
    /// <summary>Registers what sends them and what staff do with them, the command <c>campaigns</c> and the samples.</summary>
    public static IHostApplicationBuilder AddCampaigns(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CampaignRules>();
        builder.Services.AddSingleton<CampaignDesk>();
        builder.Services.AddSingleton<CampaignOffice>();
        builder.Services.AddSingleton<ICalendarSource, CampaignsCalendar>();
        builder.Services.AddSingleton<IWaitingWork, CampaignsWaiting>();
        builder.Services.AddSingleton<ICommandSource, CampaignsCommand>();
        builder.Services.AddSingleton<ISampleContent, CampaignSample>();
        // One run looks at all that became due since the last one; campaigns have rules of their own for what was missed.
        builder.Services.AddScheduledJob<CampaignsJob>("campaigns/due", "0 * * * * ?", MissedFires.Once, recover: true);
        return builder;
    }
}
