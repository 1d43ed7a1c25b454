using System.Text.RegularExpressions;

namespace Diaspora.Gateway.Staff;

/// <summary>What a role is held for.</summary>
internal enum ScopeKind
{
    /// <summary>For everything.</summary>
    None,

    /// <summary>For one district, by its ISO 3166-2 code, such as <c>LS-G</c>.</summary>
    District,

    /// <summary>For one mission, by its code, such as <c>welkom</c>.</summary>
    Mission,

    /// <summary>For one distribution point, by its number.</summary>
    Point,

    /// <summary>For one health facility, by its code.</summary>
    Facility,
}

/// <summary>What scopes look like.</summary>
internal static partial class Scopes
{
    /// <summary>What a role must be held for.</summary>
    public static ScopeKind KindOf(string role) => role switch
    {
        StaffRole.SocialWorker or StaffRole.DistrictLead => ScopeKind.District,
        StaffRole.ConsulateOfficer => ScopeKind.Mission,
        StaffRole.DistributionClerk => ScopeKind.Point,
        StaffRole.HealthWorker => ScopeKind.Facility,
        _ => ScopeKind.None,
    };

    /// <summary>True when a scope is written as its kind is; whether there is such a mission or point is not looked at.</summary>
    public static bool IsWritten(ScopeKind kind, string? scope) => kind switch
    {
        ScopeKind.None => scope is null,
        ScopeKind.District => scope is not null && District().IsMatch(scope),
        ScopeKind.Point => scope is not null && Number().IsMatch(scope),
        ScopeKind.Mission or ScopeKind.Facility => scope is not null && Code().IsMatch(scope),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    [GeneratedRegex(@"\ALS-[A-HJK]\z")]
    private static partial Regex District();

    [GeneratedRegex(@"\A[1-9][0-9]{0,8}\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,29}\z")]
    private static partial Regex Code();
}
