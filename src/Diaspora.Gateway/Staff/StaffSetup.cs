using Diaspora.Gateway.Commands;
using Diaspora.Gateway.Staff.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Staff;

/// <summary>Registers staff.</summary>
internal static class StaffSetup
{
    private const int ShortestPassword = 12;

    /// <summary>Registers keys and accounts of staff, the commands that keep them, and what finds entries of the audit.</summary>
    public static IHostApplicationBuilder AddStaff(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ApiKeyStore>();
        services.AddSingleton<AuditSearchStore>();
        services.AddSingleton<AuditViewStore>();
        services.AddSingleton<ICommandSource, ApiKeyCommands>();

        var development = builder.Environment.IsDevelopment();
        services.AddOptions<StaffOptions>().BindConfiguration(StaffOptions.Section).ValidateDataAnnotations().ValidateOnStart()
            .PostConfigure(options => options.RequireAuthenticator ??= !development);
        services.AddSingleton<StaffUserStore>();
        services.AddSingleton<RecoveryCodeStore>();
        services.AddSingleton<StaffAccounts>();
        services.AddSingleton<FirstAdministrator>();
        services.AddSingleton<ICommandSource, StaffCommands>();
        services.AddSingleton<IPasswordHasher<StaffUser>, PasswordHasher<StaffUser>>();
        services.AddIdentityCore<StaffUser>(identity =>
            {
                // Length is what protects; rules about kinds of letters only make people write passwords down.
                identity.Password.RequiredLength = ShortestPassword;
                identity.Password.RequiredUniqueChars = 5;
                identity.Password.RequireDigit = identity.Password.RequireLowercase = false;
                identity.Password.RequireNonAlphanumeric = identity.Password.RequireUppercase = false;
            })
            .AddUserStore<IdentityUserStore>()
            .AddClaimsPrincipalFactory<StaffClaims>()
            .AddTokenProvider<AuthenticatorTokenProvider<StaffUser>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<StaffSignIn>();
        return builder;
    }

    /// <summary>Whether this node serves staff, see <see cref="StaffOptions.Served"/>.</summary>
    public static bool ServesStaff(this WebApplication app) => app.Services.GetRequiredService<IOptions<StaffOptions>>().Value.Served;
}
