using Diaspora.Gateway.Features.Events;
using Diaspora.Gateway.Features.FoodAssistance;
using Diaspora.Gateway.Features.Registration;
using Diaspora.Gateway.Features.Remittances;

namespace Diaspora.Gateway.Features;

/// <summary>Registers the features.</summary>
internal static class FeatureSetup
{
    /// <summary>Registers every feature: one line each.</summary>
    public static IHostApplicationBuilder AddFeatures(this IHostApplicationBuilder builder)
    {
        builder.AddRegistration();
        builder.AddEvents();
        builder.AddFoodAssistance();
        builder.AddRemittances();
        return builder;
    }
}
