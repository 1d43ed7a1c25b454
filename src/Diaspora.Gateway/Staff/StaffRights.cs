using static Diaspora.Gateway.Staff.StaffRole;

namespace Diaspora.Gateway.Staff;

/// <summary>Who may do what: the one table. Scoped roles have a right within their scope only.</summary>
internal static class StaffRights
{
    private static readonly string[] s_directorate = [Author, Approver, Operator, Auditor];

    /// <summary>True when nobody without the right may learn that there is anything behind it: they read that there is no such thing.</summary>
    public static bool IsSecret(string? right) => right == StaffRight.HandleRestrictedComplaints;

    /// <summary>The roles that have each right.</summary>
    public static IReadOnlyDictionary<string, string[]> Table { get; } = new Dictionary<string, string[]>
    {
        [StaffRight.BeStaff] = [.. All],
        [StaffRight.ManageStaff] = [Administrator],
        [StaffRight.ReadAudit] = [Auditor],
        [StaffRight.ReadAnnouncements] = s_directorate,
        [StaffRight.WriteAnnouncements] = [Author],
        [StaffRight.ApproveAnnouncements] = [Approver],
        [StaffRight.PrepareAnnouncements] = [Author, Approver],
        [StaffRight.HoldAnnouncements] = [Author, Approver, Operator],
        [StaffRight.ReadCampaigns] = s_directorate,
        [StaffRight.WriteCampaigns] = [Author],
        [StaffRight.ApproveCampaigns] = [Approver],
        [StaffRight.HoldCampaigns] = [Author, Approver],
        [StaffRight.ReadEvents] = s_directorate,
        [StaffRight.WriteEvents] = [Author],
        [StaffRight.ReadDoorLists] = [Author],
        [StaffRight.ReadPrices] = [Author, Approver, Auditor],
        [StaffRight.ProposePrices] = [Author],
        [StaffRight.ApprovePrices] = [Approver],
        [StaffRight.ReadArticles] = [Author, Approver, Reviewer],
        [StaffRight.WriteArticles] = [Author],
        [StaffRight.PublishArticles] = [Approver],
        [StaffRight.AnswerQuestions] = [Author, ComplaintsOfficer],
        [StaffRight.FindPeople] = [Author, Approver],
        [StaffRight.CorrectPeople] = [Author],
        [StaffRight.RegisterPeople] = [Author, ConsulateOfficer, SocialWorker],
        [StaffRight.ReadDirectory] = [.. All],
        [StaffRight.WriteDirectory] = [Administrator, ConsulateOfficer],
        [StaffRight.ManageProgrammes] = [Administrator],
        [StaffRight.ReadCases] = [SocialWorker, DistrictLead],
        [StaffRight.EnterCases] = [SocialWorker],
        [StaffRight.VerifyCases] = [SocialWorker, DistrictLead],
        [StaffRight.SelectCases] = [DistrictLead],
        [StaffRight.MergeCases] = [DistrictLead],
        [StaffRight.ResetPins] = [SocialWorker, DistrictLead],
        [StaffRight.ExchangeCases] = [DistrictLead],
        [StaffRight.ManageRounds] = [DistrictLead],
        [StaffRight.Collect] = [DistributionClerk],
        [StaffRight.HandleComplaints] = [ComplaintsOfficer],
        [StaffRight.HandleRestrictedComplaints] = [PseaFocalPoint],
        [StaffRight.ReadWords] = [Author, Approver, Auditor, Administrator, Reviewer],
        [StaffRight.ReviewWords] = [Reviewer],
        [StaffRight.SettleWords] = [Author],
        [StaffRight.ReadInsights] = [Author, Approver, Auditor, Administrator],
        [StaffRight.ExportInsights] = [Author, Approver],
        [StaffRight.ReadMessages] = [Operator],
        [StaffRight.ReplayMessages] = [Operator],
        [StaffRight.KeepOptOuts] = [Operator],
    };
}
