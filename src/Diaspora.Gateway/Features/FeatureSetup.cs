using Diaspora.Gateway.Features.Announcements;
using Diaspora.Gateway.Features.Campaigns;
using Diaspora.Gateway.Features.Directory;
using Diaspora.Gateway.Features.Events;
using Diaspora.Gateway.Features.Feedback;
using Diaspora.Gateway.Features.FoodAssistance;
using Diaspora.Gateway.Features.FoodAssistance.Cases;
using Diaspora.Gateway.Features.FoodAssistance.Rounds;
using Diaspora.Gateway.Features.Insights;
using Diaspora.Gateway.Features.Registration;
using Diaspora.Gateway.Features.Registration.People;
using Diaspora.Gateway.Features.Remittances;

namespace Diaspora.Gateway.Features;

/// <summary>Registers and maps the features.</summary>
internal static class FeatureSetup
{
    /// <summary>Registers every feature: one line each.</summary>
    public static IHostApplicationBuilder AddFeatures(this IHostApplicationBuilder builder)
    {
        builder.AddAnnouncements();
        builder.AddRegistration();
        builder.AddDirectory();
        builder.AddEvents();
        builder.AddFoodAssistance();
        builder.AddRounds();
        builder.AddRemittances();
        builder.AddCampaigns();
        builder.AddInsightReports();
        builder.AddFeedback();
        return builder;
    }

    /// <summary>Maps what features offer to staff below <c>/api</c>: one line each.</summary>
    /// <param name="api">The group <c>/api</c>. Each endpoint says who may call it, see <c>ApiPolicies.RequireRight</c>; else nobody may.</param>
    public static RouteGroupBuilder MapFeatureApi(this RouteGroupBuilder api)
    {
        api.MapAnnouncements();
        api.MapCampaigns();
        api.MapEvents();
        api.MapFoodCases();
        api.MapRounds();
        api.MapExchange();
        api.MapPrices();
        api.MapArticles();
        api.MapQuestions();
        api.MapComplaints();
        api.MapRestrictedComplaints();
        api.MapInsights();
        api.MapDirectory();
        api.MapPeople();
        return api;
    }

    /// <summary>Maps what pages of features load besides pages, such as files and streams: one line each, and each says who may.</summary>
    public static IEndpointRouteBuilder MapFeatureFiles(this IEndpointRouteBuilder app)
    {
        app.MapAnnouncementProgress();
        app.MapExchangeFiles();
        app.MapInsightFiles();
        return app;
    }
}
