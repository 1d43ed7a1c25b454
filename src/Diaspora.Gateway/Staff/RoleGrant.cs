using System.Diagnostics.CodeAnalysis;

namespace Diaspora.Gateway.Staff;

/// <summary>A role that somebody holds, written <c>author</c> or, where it is held for something, <c>social-worker:LS-G</c>.</summary>
/// <param name="Role">Of <see cref="StaffRole"/>.</param>
/// <param name="Scope">What it is held for, see <see cref="Scopes.KindOf"/>; null: everything.</param>
internal sealed record RoleGrant(string Role, string? Scope = null)
{
    /// <summary>How each role is written, with what its scope stands for in capitals.</summary>
    public static string Written { get; } = string.Join(", ", StaffRole.All.Select(role =>
        Scopes.KindOf(role) is var kind and not ScopeKind.None ? $"{role}:{kind.ToString().ToUpperInvariant()}" : role));

    /// <summary>Reads a grant; false when there is no such role, its scope is missing or malformed, or it takes none.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out RoleGrant? grant)
    {
        var parts = text.Split(':', 2);
        var (role, scope) = (parts[0], parts.Length == 2 ? parts[1] : null);
        grant = StaffRole.All.Contains(role) && Scopes.IsWritten(Scopes.KindOf(role), scope) ? new RoleGrant(role, scope) : null;
        return grant is not null;
    }

    /// <summary>Reads a grant that was kept.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static RoleGrant Parse(string text) => TryParse(text, out var grant) ? grant : throw new FormatException($"'{text}' is no role.");

    /// <summary>The grant as it is kept.</summary>
    public override string ToString() => Scope is null ? Role : $"{Role}:{Scope}";
}
