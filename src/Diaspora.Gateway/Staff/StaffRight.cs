namespace Diaspora.Gateway.Staff;

/// <summary>Names of rights: pages and endpoints ask for one, <see cref="StaffRights"/> says who has it.</summary>
internal static class StaffRight
{
    /// <summary>To be signed in; nothing of a person is behind it.</summary>
    public const string BeStaff = "staff.be";

    /// <summary>To keep accounts and their roles.</summary>
    public const string ManageStaff = "staff.manage";

    /// <summary>To read who did what.</summary>
    public const string ReadAudit = "audit.read";

    public const string ReadAnnouncements = "announcements.read";
    public const string WriteAnnouncements = "announcements.write";
    public const string ApproveAnnouncements = "announcements.approve";

    /// <summary>To count audiences, try texts out and keep test phones.</summary>
    public const string PrepareAnnouncements = "announcements.prepare";

    /// <summary>To pause or stop what is leaving.</summary>
    public const string HoldAnnouncements = "announcements.hold";

    public const string ReadCampaigns = "campaigns.read";
    public const string WriteCampaigns = "campaigns.write";
    public const string ApproveCampaigns = "campaigns.approve";

    /// <summary>To pause, resume or end a campaign.</summary>
    public const string HoldCampaigns = "campaigns.hold";

    public const string ReadEvents = "events.read";
    public const string WriteEvents = "events.write";

    /// <summary>To see who comes, by name where the person agreed.</summary>
    public const string ReadDoorLists = "events.door";

    public const string ReadPrices = "prices.read";
    public const string ProposePrices = "prices.propose";
    public const string ApprovePrices = "prices.approve";

    public const string ReadArticles = "articles.read";
    public const string WriteArticles = "articles.write";
    public const string PublishArticles = "articles.publish";

    /// <summary>To read and answer what people ask the money desk.</summary>
    public const string AnswerQuestions = "questions.answer";

    /// <summary>To find registered people, masked, and open one with a reason.</summary>
    public const string FindPeople = "people.find";
    public const string CorrectPeople = "people.correct";

    /// <summary>To register somebody who agreed aloud before a witness.</summary>
    public const string RegisterPeople = "people.register";

    public const string ReadDirectory = "directory.read";

    /// <summary>To keep missions and helplines; within the scope of a mission only that one.</summary>
    public const string WriteDirectory = "directory.write";

    /// <summary>To keep programmes, their districts and places.</summary>
    public const string ManageProgrammes = "programmes.manage";

    /// <summary>To read requests for food assistance, within districts.</summary>
    public const string ReadCases = "cases.read";

    /// <summary>To take in requests of people without a phone.</summary>
    public const string EnterCases = "cases.enter";

    /// <summary>To check requests, note what was found, and lead them as far as the preliminary list.</summary>
    public const string VerifyCases = "cases.verify";

    /// <summary>To propose or confirm selection; two people do.</summary>
    public const string SelectCases = "cases.select";

    /// <summary>To find and merge requests of one person.</summary>
    public const string MergeCases = "cases.merge";

    public const string ResetPins = "cases.reset-pin";

    /// <summary>To take in lists and to take lists out for cross-checks; two people do.</summary>
    public const string ExchangeCases = "cases.exchange";

    /// <summary>To plan distribution rounds.</summary>
    public const string ManageRounds = "rounds.manage";

    /// <summary>To hand out, at one's own point on the day.</summary>
    public const string Collect = "rounds.collect";

    public const string HandleComplaints = "complaints.handle";

    /// <summary>To read and answer the restricted complaints; nobody else knows that there are any.</summary>
    public const string HandleRestrictedComplaints = "complaints.restricted";

    public const string ReadWords = "words.read";
    public const string ReviewWords = "words.review";

    /// <summary>To settle what reviewers find wrong.</summary>
    public const string SettleWords = "words.settle";

    public const string ReadInsights = "insights.read";
    public const string ExportInsights = "insights.export";

    /// <summary>To see messages by id and their history, and the dead list.</summary>
    public const string ReadMessages = "messages.read";

    /// <summary>To send dead messages again.</summary>
    public const string ReplayMessages = "messages.replay";

    /// <summary>To stop and start messages for a phone at its owner's wish.</summary>
    public const string KeepOptOuts = "optouts.keep";
}
