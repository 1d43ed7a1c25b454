using System.Globalization;
using Diaspora.Gateway.Privacy;
using Microsoft.AspNetCore.Identity;

namespace Diaspora.Gateway.Staff.Accounts;

/// <summary>What ASP.NET Core Identity asks of a store, answered from <see cref="StaffUserStore"/>. Accounts are made and shut by <see cref="StaffAccounts"/>,
/// and locked by <see cref="StaffSignIn"/>.</summary>
internal sealed class IdentityUserStore(StaffUserStore users, RecoveryCodeStore codes, FieldCipher cipher)
    : IUserPasswordStore<StaffUser>, IUserSecurityStampStore<StaffUser>, IUserTwoFactorStore<StaffUser>,
        IUserAuthenticatorKeyStore<StaffUser>, IUserTwoFactorRecoveryCodeStore<StaffUser>
{
    private const string KeyKind = "staff-authenticator";

    public void Dispose()
    {
    }

    public Task<IdentityResult> CreateAsync(StaffUser user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> DeleteAsync(StaffUser user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async Task<IdentityResult> UpdateAsync(StaffUser user, CancellationToken cancellationToken)
    {
        await users.UpdateAsync(user, cancellationToken);
        return IdentityResult.Success;
    }

    public Task<StaffUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        long.TryParse(userId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? users.FindAsync(id, cancellationToken)
            : Task.FromResult<StaffUser?>(null);

    public Task<StaffUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        users.FindByUserNameAsync(normalizedUserName, cancellationToken);

    public Task<string> GetUserIdAsync(StaffUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Id.ToString(CultureInfo.InvariantCulture));

    public Task<string?> GetUserNameAsync(StaffUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    public Task<string?> GetNormalizedUserNameAsync(StaffUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    // Names stay as they were made.
    public Task SetUserNameAsync(StaffUser user, string? userName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetNormalizedUserNameAsync(StaffUser user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetPasswordHashAsync(StaffUser user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(StaffUser user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(StaffUser user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetSecurityStampAsync(StaffUser user, string stamp, CancellationToken cancellationToken)
    {
        user.SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(StaffUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetTwoFactorEnabledAsync(StaffUser user, bool enabled, CancellationToken cancellationToken)
    {
        user.TwoFactor = enabled;
        return Task.CompletedTask;
    }

    public Task<bool> GetTwoFactorEnabledAsync(StaffUser user, CancellationToken cancellationToken) => Task.FromResult(user.TwoFactor);

    public Task SetAuthenticatorKeyAsync(StaffUser user, string key, CancellationToken cancellationToken)
    {
        user.AuthenticatorKey = cipher.Encrypt(KeyKind, key);
        return Task.CompletedTask;
    }

    public Task<string?> GetAuthenticatorKeyAsync(StaffUser user, CancellationToken cancellationToken) =>
        Task.FromResult(cipher.Decrypt(KeyKind, user.AuthenticatorKey));

    public Task ReplaceCodesAsync(StaffUser user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        codes.ReplaceAsync(user.Id, recoveryCodes, cancellationToken);

    public Task<bool> RedeemCodeAsync(StaffUser user, string code, CancellationToken cancellationToken) =>
        codes.RedeemAsync(user.Id, code, cancellationToken);

    public Task<int> CountCodesAsync(StaffUser user, CancellationToken cancellationToken) => codes.CountAsync(user.Id, cancellationToken);
}
