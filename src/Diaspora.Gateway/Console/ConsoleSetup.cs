using Diaspora.Gateway.Console.Home;
using Diaspora.Gateway.Console.Words;
using Diaspora.Gateway.Console.Calendar;
using Diaspora.Gateway.Features;
using Diaspora.Gateway.Hosting;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Staff.Accounts;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Console;

/// <summary>Registers and maps the staff console.</summary>
internal static class ConsoleSetup
{
    /// <summary>Where it lives.</summary>
    public const string Path = "/console";

    /// <summary>Policy of pages for whoever is signed in, also while a password of their own or an authenticator is still missing.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Registers sessions, a policy for each right, pages, and what they are made of.</summary>
    public static IHostApplicationBuilder AddConsole(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorComponents();
        services.AddLocalization();
        services.AddSingleton<Notices>();
        services.AddSingleton<IWaitingWork, WordsWaiting>();
        services.AddSingleton<CalendarDesk>();
        services.AddSingleton<ICalendarSource, QuietDays>();
        services.AddSingleton<RedisKeptForms>();
        services.AddSingleton(EmbeddedFiles.Read("console/"));
        // On a connection without encryption, as on a developer's own machine, a browser would not send back a cookie that asks for it.
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "form";
            antiforgery.Cookie.Path = Path;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthentication()
            .AddCookie(IdentityConstants.ApplicationScheme, cookie => Configure(cookie, "staff"))
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie =>
            {
                Configure(cookie, "staff-half");
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<IOptions<StaffOptions>>((cookie, staff) =>
        {
            cookie.ExpireTimeSpan = staff.Value.SessionTimeout;
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = StaffSession.ValidateAsync;
            cookie.Events.OnRedirectToLogin = StaffSession.AskAsync;
            cookie.Events.OnRedirectToAccessDenied = StaffSession.DenyAsync;
        });
        services.AddAuthorization(authorization =>
        {
            authorization.AddPolicy(SignedIn, OfConsole().Build());
            foreach (var right in StaffRights.Table.Keys) authorization.AddPolicy(right, OfRight(right));
        });
        return builder;
    }

    /// <summary>Answers faults and what is missing or forbidden with pages, says what a page may load, and looks at the tokens of posted forms.</summary>
    public static WebApplication UseConsole(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Path), console =>
        {
            console.UseMiddleware<ConsoleHeaders>();
            console.UseExceptionHandler($"{Path}/status/500", createScopeForErrors: true);
            console.UseStatusCodePagesWithReExecute($"{Path}/status/{{0}}", createScopeForStatusCodePages: true);
            console.UseMiddleware<MissingPages>();
        });
        return app;
    }

    /// <summary>Maps the pages and their files. A page of which nothing is said is for whoever is signed in.</summary>
    public static void MapConsole(this IEndpointRouteBuilder app)
    {
        app.MapGet($"{Path}/assets/{{file}}", (string file, HttpResponse response, EmbeddedFiles files) => files.Serve(file, response))
            .AllowAnonymous().ExcludeFromDescription();
        app.MapFeatureFiles();
        app.MapRazorComponents<ConsoleApp>().RequireAuthorization(SignedIn).ExcludeFromDescription();
    }

    private static AuthorizationPolicyBuilder OfConsole() =>
        new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser();

    private static AuthorizationPolicy OfRight(string right) => OfConsole()
        .RequireAssertion(context => !context.User.HasClaim(claim => claim.Type == StaffClaims.First))
        .RequireAssertion(context => StaffActor.Find(context.User)?.May(right) == true)
        .Build();

    private static void Configure(CookieAuthenticationOptions cookie, string name)
    {
        cookie.Cookie.Name = name;
        cookie.Cookie.Path = Path;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.LoginPath = StaffSession.SignInPath;
        cookie.ReturnUrlParameter = "returnUrl";
    }
}
