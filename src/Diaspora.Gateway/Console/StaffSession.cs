using System.Security.Claims;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Staff.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Diaspora.Gateway.Console;

/// <summary>Sessions of the console: looked at with every request, and what happens to a request without one or without the right.</summary>
internal static class StaffSession
{
    /// <summary>Where people sign in.</summary>
    public const string SignInPath = $"{ConsoleSetup.Path}/sign-in";

    /// <summary>Where they choose a password of their own.</summary>
    public const string PasswordPath = $"{ConsoleSetup.Path}/account/password";

    /// <summary>Where they set up an authenticator.</summary>
    public const string AuthenticatorPath = $"{ConsoleSetup.Path}/account/authenticator";

    /// <summary>Reads the account anew: a session ends when the account is shut or its password changed, and has the roles that it has now.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var user = await services.GetRequiredService<UserManager<StaffUser>>().FindByIdAsync(StaffClaims.IdOf(context.Principal ?? new()) ?? "");
        if (user is null || user.DisabledAt is not null || context.Principal?.FindFirstValue(StaffClaims.Stamp) != user.SecurityStamp)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        context.ReplacePrincipal(await services.GetRequiredService<IUserClaimsPrincipalFactory<StaffUser>>().CreateAsync(user));
    }

    /// <summary>Asks to sign in. What was posted without a session is kept for the time afterwards.</summary>
    public static async Task AskAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        var kept = await http.RequestServices.GetRequiredService<RedisKeptForms>().KeepAsync(http);
        var target = kept is null && HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : null;
        var query = kept is not null ? QueryString.Create("kept", kept) : target is not null ? QueryString.Create("returnUrl", target) : default;
        http.Response.Redirect(SignInPath + query);
    }

    /// <summary>Leads to what must be done first; otherwise says that the page is not for this person, or, where that is a secret, that there is none.</summary>
    public static Task DenyAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        switch (http.User.FindFirstValue(StaffClaims.First))
        {
            case StaffClaims.NewPassword:
                http.Response.Redirect(PasswordPath);
                break;
            case StaffClaims.Authenticator:
                http.Response.Redirect(AuthenticatorPath);
                break;
            default:
                var asked = http.GetEndpoint()?.Metadata.OfType<IAuthorizeData>().Select(data => data.Policy) ?? [];
                http.Response.StatusCode = asked.Any(StaffRights.IsSecret) ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden;
                break;
        }

        return Task.CompletedTask;
    }
}
