using Diaspora.Gateway.Database;
using Diaspora.Gateway.Privacy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Diaspora.Gateway.Commands;

/// <summary>Registers the program's own commands.</summary>
internal static class CommandSetup
{
    /// <summary>Name of the commands that work on flow files alone.</summary>
    public const string Flows = "flows";

    /// <summary>
    /// Registers the commands. Those of <see cref="Flows"/> reach no server and keep nothing, so they run where nothing is
    /// configured: features that are built only to say which actions they have get an address that nobody calls and keys of the moment.
    /// </summary>
    public static WebApplicationBuilder AddCommands(this WebApplicationBuilder builder, string[] args)
    {
        builder.Services.AddSingleton<ICommandSource, FlowsCommands>();
        if (args is not [Flows, ..]) return builder;

        const string Address = $"{DatabaseOptions.Section}:{nameof(DatabaseOptions.ConnectionString)}";
        if (string.IsNullOrEmpty(builder.Configuration[Address])) builder.Configuration[Address] = "Host=flows.invalid";
        builder.Services.Replace(ServiceDescriptor.Singleton(HashKey.OfTheMoment()));
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        return builder;
    }
}
