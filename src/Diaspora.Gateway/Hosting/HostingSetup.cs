using System.Net;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Hosting;

/// <summary>Registers what every part of the gateway stands on.</summary>
internal static class HostingSetup
{
    /// <summary>Largest request body in bytes; the longest honest one, a long text with all its fields, stays below 8 kB.</summary>
    public const int LargestBody = 64 * 1024;

    /// <summary>Registers configuration files, logging that keeps no request, the clock, problem details and health checks.</summary>
    public static WebApplicationBuilder AddHosting(this WebApplicationBuilder builder, string[] args)
    {
        // Later sources win: a file of this machine, then the environment, then the command line.
        builder.Configuration.AddJsonFile("appsettings.local.json", optional: true).AddEnvironmentVariables().AddCommandLine(args);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });

        // The framework logs addresses of requests, and those of some providers hold numbers and secrets.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Diagnostics", LogLevel.None);

        builder.Services.AddOptions<ProxyOptions>().BindConfiguration(ProxyOptions.Section)
            .Validate(
                options => options.Addresses.All(address => IPAddress.TryParse(address, out _)),
                $"{ProxyOptions.Section}:{nameof(ProxyOptions.Addresses)} holds what is no address.")
            .ValidateOnStart();
        builder.Services.AddSingleton<IConfigureOptions<ForwardedHeadersOptions>, ProxySetup>();
        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<FaultHandler>();
        builder.Services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("postgresql")
            .AddCheck<RedisHealth>("redis")
            .AddCheck<FlowsHealth>("flows");
        return builder;
    }

    /// <summary>Believes known proxies, keeps browsers on encrypted connections, and answers faults with problem details.</summary>
    public static WebApplication UseHosting(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        return app;
    }
}
