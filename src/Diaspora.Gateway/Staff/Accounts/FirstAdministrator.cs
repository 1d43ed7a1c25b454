using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Staff.Accounts;

/// <summary>Makes the first account, so that somebody can open all others.</summary>
internal sealed class FirstAdministrator(StaffUserStore users, StaffAccounts accounts, IOptions<StaffOptions> options)
{
    /// <summary>What the first administrator types to sign in.</summary>
    public const string UserName = "administrator";

    // The audit names who opened the account.
    private static readonly StaffActor s_program = new("the gateway itself");

    /// <summary>
    /// A one-time password for the first administrator: of a new account where there is none at all, and a new one while the only account has
    /// never been used, because nobody may have seen the earlier. Null: somebody has signed in.
    /// </summary>
    public async Task<string?> PasswordAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.FirstAdministrator) return null;
        switch (await users.AllAsync(cancellationToken))
        {
            case []:
                return (await accounts.AddAsync(s_program, UserName, "First administrator", [StaffRole.Administrator], cancellationToken)).Password;
            case [{ LastSignedInAt: null, UserName: UserName } only]:
                return await accounts.ResetPasswordAsync(s_program, only.Id, only.Version, cancellationToken);
            default:
                return null;
        }
    }
}
