using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Staff.Accounts;

/// <summary>How far somebody came who signs in.</summary>
internal enum SignInStep
{
    /// <summary>Name, password or code are wrong, the account is locked or shut, or its one-time password is too old: nobody is told which.</summary>
    Refused,

    /// <summary>A code of the authenticator is needed too.</summary>
    Code,

    /// <summary>They are in.</summary>
    Done,
}

/// <summary>Signing in and out. Wrong passwords and wrong codes count alike, and lock the account for a while.</summary>
internal sealed class StaffSignIn(
    UserManager<StaffUser> manager, StaffUserStore users, StaffAccounts accounts, IUserClaimsPrincipalFactory<StaffUser> claims,
    IOptions<StaffOptions> options, TimeProvider time)
{
    // Compared where there is no account, so that nobody learns from the time it takes which names exist.
    private static readonly string s_hashOfNothing = new PasswordHasher<StaffUser>().HashPassword(new StaffUser(), Guid.NewGuid().ToString());

    /// <summary>Tries a name and a password.</summary>
    public async Task<SignInStep> TryPasswordAsync(HttpContext http, string userName, string password)
    {
        var user = await users.FindByUserNameAsync(userName.Trim(), http.RequestAborted);
        if (user is null || user.DisabledAt is not null)
        {
            manager.PasswordHasher.VerifyHashedPassword(new StaffUser(), s_hashOfNothing, password);
            return SignInStep.Refused;
        }

        var now = time.GetUtcNow();
        var right = await manager.CheckPasswordAsync(user, password);
        if (now < user.LockedUntil) return SignInStep.Refused;
        if (!right || (user.OneTime && now > user.OneTimeUntil)) return await RefuseAsync(user, http.RequestAborted);
        if (!user.TwoFactor) return await EnterAsync(http, user);
        await http.SignInAsync(
            IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(new ClaimsIdentity(
                [new Claim(ClaimTypes.NameIdentifier, await manager.GetUserIdAsync(user)), new Claim(StaffClaims.Stamp, user.SecurityStamp)],
                IdentityConstants.TwoFactorUserIdScheme)));
        return SignInStep.Code;
    }

    /// <summary>Tries the code of an authenticator, or a recovery code, after the password was right.</summary>
    public async Task<SignInStep> TryCodeAsync(HttpContext http, string code)
    {
        var half = (await http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Principal;
        var user = half is null ? null : await manager.FindByIdAsync(StaffClaims.IdOf(half) ?? "");
        if (user is null || user.DisabledAt is not null || half?.FindFirstValue(StaffClaims.Stamp) != user.SecurityStamp) return SignInStep.Refused;
        if (time.GetUtcNow() < user.LockedUntil) return SignInStep.Refused;
        var digits = string.Concat(code.Where(char.IsLetterOrDigit));
        var right = await manager.VerifyTwoFactorTokenAsync(user, manager.Options.Tokens.AuthenticatorTokenProvider, digits)
            || (await manager.RedeemTwoFactorRecoveryCodeAsync(user, code.Trim().ToUpperInvariant())).Succeeded;
        if (!right) return await RefuseAsync(user, http.RequestAborted);
        await http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        return await EnterAsync(http, user);
    }

    /// <summary>Begins a session anew with what the account says now, after its owner changed it.</summary>
    public async Task RenewAsync(HttpContext http, StaffUser user) =>
        await http.SignInAsync(IdentityConstants.ApplicationScheme, await claims.CreateAsync(user));

    /// <summary>Ends the session.</summary>
    public static async Task LeaveAsync(HttpContext http)
    {
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        await http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
    }

    private async Task<SignInStep> EnterAsync(HttpContext http, StaffUser user)
    {
        user.FailedCount = 0;
        user.LockedUntil = null;
        user.LastSignedInAt = time.GetUtcNow();
        // Whoever was given a new password, or shut out, while the old one was looked at does not come in by it.
        if (!await users.NoteSignInAsync(user, http.RequestAborted)) return SignInStep.Refused;
        await accounts.NoteAsync(user, "staff.signed-in", http.RequestAborted);
        await RenewAsync(http, user);
        return SignInStep.Done;
    }

    private async Task<SignInStep> RefuseAsync(StaffUser user, CancellationToken cancellationToken)
    {
        await CountWrongAsync(user, cancellationToken);
        return SignInStep.Refused;
    }

    /// <summary>Counts a wrong password or code; too many in a row lock the account for a while.</summary>
    public async Task CountWrongAsync(StaffUser user, CancellationToken cancellationToken)
    {
        user.FailedCount = await users.CountFailureAsync(user.Id, cancellationToken);
        if (user.FailedCount < options.Value.MostFailures) return;
        user.FailedCount = 0;
        user.LockedUntil = time.GetUtcNow() + options.Value.LockTime;
        if (await users.NoteSignInAsync(user, cancellationToken)) await accounts.NoteAsync(user, "staff.locked", cancellationToken);
    }
}
