using Diaspora.Gateway.Places;
using Diaspora.Gateway.Staff;

namespace Diaspora.Gateway.Console.Staff;

/// <summary>What roles are called and what they are for.</summary>
internal static class RoleWords
{
    /// <summary>The role's name in English.</summary>
    public static string TitleOf(string role) => role switch
    {
        StaffRole.Author => "Directorate author",
        StaffRole.Approver => "Directorate approver",
        StaffRole.Operator => "Operator of messages",
        StaffRole.Auditor => "Auditor",
        StaffRole.Administrator => "Administrator",
        StaffRole.ConsulateOfficer => "Consulate officer",
        StaffRole.SocialWorker => "Auxiliary social worker",
        StaffRole.DistrictLead => "District lead",
        StaffRole.DistributionClerk => "Distribution clerk",
        StaffRole.ComplaintsOfficer => "Complaints officer",
        StaffRole.PseaFocalPoint => "PSEA focal point",
        StaffRole.GbvCaseWorker => "GBV case worker",
        StaffRole.TipOfficer => "TIP officer",
        StaffRole.HealthWorker => "Health worker",
        StaffRole.Reviewer => "Sesotho reviewer",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>What a grant is called, such as <c>District lead, Quthing</c>.</summary>
    public static string TitleOf(RoleGrant grant) =>
        grant.Scope is null ? TitleOf(grant.Role) : $"{TitleOf(grant.Role)}, {Districts.NameOf(grant.Scope)}";
}
