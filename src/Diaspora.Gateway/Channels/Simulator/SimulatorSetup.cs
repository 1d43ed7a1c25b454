using Diaspora.Gateway.Messaging.Sending;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Channels.Simulator;

/// <summary>Registers and maps the simulator.</summary>
internal static class SimulatorSetup
{
    /// <summary>Registers the simulator's options and what it reads with.</summary>
    public static IHostApplicationBuilder AddSimulator(this IHostApplicationBuilder builder)
    {
        var environment = builder.Environment;
        builder.Services.AddOptions<SimulatorOptions>()
            .BindConfiguration(SimulatorOptions.Section)
            .PostConfigure(options => options.Enabled ??= environment.IsDevelopment())
            .Validate(
                options => options.Enabled != true || environment.IsDevelopment() || environment.IsEnvironment(SimulatorOptions.Training),
                $"{SimulatorOptions.Section}:{nameof(SimulatorOptions.Enabled)}: the simulator shows the messages of any phone, so it runs in the "
                + $"environments {Environments.Development} and {SimulatorOptions.Training} only.")
            .ValidateOnStart();
        builder.Services.AddSingleton<SimulatorInbox>();
        if (environment.IsDevelopment() || environment.IsEnvironment(SimulatorOptions.Training))
            builder.Services.AddSingleton<ISmsProvider, SimulatorProvider>();
        return builder;
    }

    /// <summary>Maps <c>/simulator</c>, and <c>/</c> to it, when it is enabled.</summary>
    public static void MapSimulator(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetRequiredService<IOptions<SimulatorOptions>>().Value.Enabled != true) return;
        app.MapGet("/", () => TypedResults.Redirect("/simulator")).ExcludeFromDescription();
        app.MapGroup("/simulator").ExcludeFromDescription().MapSimulatorPage().MapSimulatorData();
    }
}
