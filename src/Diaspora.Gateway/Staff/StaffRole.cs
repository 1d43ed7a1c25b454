namespace Diaspora.Gateway.Staff;

/// <summary>What staff may be trusted with. What each may do stands in <see cref="StaffRights"/> alone.</summary>
internal static class StaffRole
{
    /// <summary>Writes what the Directorate says: announcements, campaigns, events, prices, articles, answers.</summary>
    public const string Author = "author";

    /// <summary>Approves or returns what an author wrote; never their own.</summary>
    public const string Approver = "approver";

    /// <summary>Sees messages by their id and their history, the dead list and opt-outs, and replays; sees no words and no numbers.</summary>
    public const string Operator = "operator";

    /// <summary>Reads the audit, no personal content.</summary>
    public const string Auditor = "auditor";

    /// <summary>Keeps staff and settings, no personal content.</summary>
    public const string Administrator = "administrator";

    /// <summary>Keeps the entry of one mission.</summary>
    public const string ConsulateOfficer = "consulate-officer";

    /// <summary>Takes in and checks the requests of one district (auxiliary social worker).</summary>
    public const string SocialWorker = "social-worker";

    /// <summary>Leads the requests of one district to a decision, which needs a second person.</summary>
    public const string DistrictLead = "district-lead";

    /// <summary>Hands out at one distribution point, on the day.</summary>
    public const string DistributionClerk = "distribution-clerk";

    /// <summary>Answers complaints and questions.</summary>
    public const string ComplaintsOfficer = "complaints-officer";

    /// <summary>The only one who reads complaints about sexual exploitation and abuse, and about demands for favours.</summary>
    public const string PseaFocalPoint = "psea-focal-point";

    /// <summary>Calls back people who asked for private help.</summary>
    public const string GbvCaseWorker = "gbv-case-worker";

    /// <summary>Takes reports of trafficking.</summary>
    public const string TipOfficer = "tip-officer";

    /// <summary>Works at one health facility.</summary>
    public const string HealthWorker = "health-worker";

    /// <summary>Reviews and signs the Sesotho texts.</summary>
    public const string Reviewer = "reviewer";

    /// <summary>Every role.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        Author, Approver, Operator, Auditor, Administrator, ConsulateOfficer, SocialWorker, DistrictLead, DistributionClerk, ComplaintsOfficer,
        PseaFocalPoint, GbvCaseWorker, TipOfficer, HealthWorker, Reviewer,
    ];
}
