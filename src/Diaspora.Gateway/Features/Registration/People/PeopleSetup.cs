using Diaspora.Gateway.Console.Home;

namespace Diaspora.Gateway.Features.Registration.People;

/// <summary>Registers what staff do with registered people.</summary>
internal static class PeopleSetup
{
    /// <summary>Registers the desks.</summary>
    public static IHostApplicationBuilder AddPeople(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PeopleStore>();
        builder.Services.AddSingleton<PeopleDesk>();
        builder.Services.AddSingleton<CorrectionDesk>();
        builder.Services.AddSingleton<ErasureDesk>();
        builder.Services.AddSingleton<RequestDesk>();
        builder.Services.AddSingleton<NumberDesk>();
        builder.Services.AddSingleton<RegistrationDesk>();
        builder.Services.AddSingleton<IWaitingWork, PeopleWork>();
        return builder;
    }
}
