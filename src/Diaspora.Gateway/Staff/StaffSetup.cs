using Diaspora.Gateway.Commands;

namespace Diaspora.Gateway.Staff;

/// <summary>Registers staff.</summary>
internal static class StaffSetup
{
    /// <summary>Registers the keys of staff, the commands that keep them, and what finds entries of the audit.</summary>
    public static IHostApplicationBuilder AddStaff(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ApiKeyStore>();
        builder.Services.AddSingleton<AuditSearchStore>();
        builder.Services.AddSingleton<ICommandSource, ApiKeyCommands>();
        return builder;
    }
}
