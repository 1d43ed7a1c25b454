using Diaspora.Gateway.Conversations.Actions;

namespace Diaspora.Gateway.Features.Registration;

/// <summary>Registers the feature.</summary>
internal static class RegistrationSetup
{
    /// <summary>Registers the stores and flow actions of registration, details and erasure.</summary>
    public static IHostApplicationBuilder AddRegistration(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PersonStore>();
        builder.Services.AddSingleton<ConsentStore>();
        builder.Services.AddSingleton<BirthYearCheck>();
        builder.Services.AddSingleton<IFlowActions, RegistrationActions>();
        builder.Services.AddSingleton<IFlowActions, DetailsActions>();
        builder.Services.AddSingleton<IFlowActions, ErasureActions>();
        return builder;
    }
}
