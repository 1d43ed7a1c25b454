namespace Diaspora.Gateway.Console.Staff;

/// <summary>Roles as they are posted.</summary>
internal class RolesForm
{
    /// <summary>Those that are ticked.</summary>
    public string[]? Roles { get; set; }

    /// <summary>Those with a scope, one on a line.</summary>
    public string? Scoped { get; set; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<string> All =>
    [
        .. Roles ?? [],
        .. (Scoped ?? "").Split(['\n', ',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    ];
}

/// <summary>A new account as it is posted.</summary>
internal sealed class NewAccountForm : RolesForm
{
    /// <summary>What they type to sign in.</summary>
    public string? UserName { get; set; }

    /// <summary>First name and surname.</summary>
    public string? Name { get; set; }
}

/// <summary>A change of an account as it is posted.</summary>
internal sealed class AccountForm : RolesForm
{
    /// <summary>The version that was read.</summary>
    public string? Version { get; set; }

    /// <summary>The version as a number; one that cannot be read is none that is held.</summary>
    public int Read => int.TryParse(Version, out var version) ? version : 0;
}
