using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Staff.Accounts;

/// <summary>What a session of the console claims of its owner. Read anew with every request, so that a role taken away is gone at once.</summary>
internal sealed class StaffClaims(IOptions<StaffOptions> options) : IUserClaimsPrincipalFactory<StaffUser>
{
    /// <summary>Claim with the security stamp.</summary>
    public const string Stamp = "stamp";

    /// <summary>Claim that something must be done before anything else: <see cref="NewPassword"/> or <see cref="Authenticator"/>.</summary>
    public const string First = "first";

    /// <summary>A password of their own must be chosen.</summary>
    public const string NewPassword = "new-password";

    /// <summary>An authenticator must be set up.</summary>
    public const string Authenticator = "authenticator";

    /// <inheritdoc/>
    public Task<ClaimsPrincipal> CreateAsync(StaffUser user)
    {
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.Id.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim(ClaimTypes.Name, user.Name));
        identity.AddClaim(new Claim(Stamp, user.SecurityStamp));
        identity.AddClaims(user.Grants.Select(grant => new Claim(ClaimTypes.Role, grant)));
        if (user.OneTime) identity.AddClaim(new Claim(First, NewPassword));
        else if (!user.TwoFactor && options.Value.RequireAuthenticator == true) identity.AddClaim(new Claim(First, Authenticator));
        return Task.FromResult(new ClaimsPrincipal(identity));
    }

    /// <summary>Number of the account that a request came from; null: of none.</summary>
    public static string? IdOf(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier);
}
