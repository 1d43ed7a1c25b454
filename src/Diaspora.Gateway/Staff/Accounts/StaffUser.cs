namespace Diaspora.Gateway.Staff.Accounts;

/// <summary>Somebody who signs in at the console.</summary>
internal sealed class StaffUser
{
    /// <summary>Its number; 0 before it is kept.</summary>
    public long Id { get; set; }

    /// <summary>What they type to sign in, lower case.</summary>
    public string UserName { get; set; } = "";

    /// <summary>Who they are, as the audit names them; no two accounts share one.</summary>
    public string Name { get; set; } = "";

    /// <summary>What they may do, see <see cref="RoleGrant"/>.</summary>
    public string[] Grants { get; set; } = [];

    /// <summary>Slow hash of the password.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>True: the password was made for them and opens nothing but the page that asks for a new one.</summary>
    public bool OneTime { get; set; }

    /// <summary>Until when such a password works.</summary>
    public DateTimeOffset? OneTimeUntil { get; set; }

    /// <summary>Renewed by whatever must end running sessions.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>Key of the authenticator, encrypted.</summary>
    public byte[]? AuthenticatorKey { get; set; }

    /// <summary>True: a code is asked for at sign-in.</summary>
    public bool TwoFactor { get; set; }

    /// <summary>Wrong passwords since the last right one or the last lock.</summary>
    public int FailedCount { get; set; }

    /// <summary>Until when no password is looked at.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>When the account was shut; null: it is open.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When they last signed in; null: never.</summary>
    public DateTimeOffset? LastSignedInAt { get; set; }

    /// <summary>Counts changes by administrators: who changes it names the one that they have read.</summary>
    public int Version { get; set; } = 1;

    /// <summary>What they may do, read.</summary>
    public IReadOnlyList<RoleGrant> RoleGrants => Array.ConvertAll(Grants, RoleGrant.Parse);
}
