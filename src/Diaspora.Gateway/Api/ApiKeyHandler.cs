using System.Security.Claims;
using System.Text.Encodings.Web;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Api;

/// <summary>Knows who calls <c>/api</c> by <c>Authorization: Bearer KEY</c>.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ApiKeyStore keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>Name of the authentication scheme.</summary>
    public const string SchemeName = "ApiKey";

    private const string Bearer = "Bearer ";

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        // Channels are called with headers of their own; they must not cost a look-up.
        if (!Request.Path.StartsWithSegments(ApiSetup.Path) || !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        var key = await keys.FindAsync(ApiKeySecret.Hash(header[Bearer.Length..].Trim()), Context.RequestAborted);
        if (key is null) return AuthenticateResult.Fail("No key that works.");
        var user = new ClaimsPrincipal(new ClaimsIdentity(StaffActor.ClaimsOf(key), SchemeName));
        return AuthenticateResult.Success(new AuthenticationTicket(user, SchemeName));
    }

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var secret = Context.GetEndpoint()?.Metadata.OfType<AllowedRoles>().Any(allowed => allowed.Secret) == true;
        Response.StatusCode = secret ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
