using Diaspora.Gateway.Staff;

namespace Diaspora.Gateway.Console;

/// <summary>A line of the menu.</summary>
/// <param name="Href">Where it leads.</param>
/// <param name="Title">What it says.</param>
/// <param name="Right">Who may go there.</param>
internal sealed record NavigationEntry(string Href, string Title, string Right);

/// <summary>Lines of the menu that belong together.</summary>
/// <param name="Title">What they are.</param>
/// <param name="Entries">The lines.</param>
internal sealed record NavigationGroup(string Title, IReadOnlyList<NavigationEntry> Entries);

/// <summary>The menu of the console: everybody sees what they may open.</summary>
internal static class Navigation
{
    private static readonly NavigationGroup[] s_all =
    [
        new("Today", [new("/console", "Home", StaffRight.BeStaff), new("/console/calendar", "Calendar", StaffRight.ReadCampaigns)]),
        new("Messages",
        [
            new("/console/announcements", "Announcements", StaffRight.ReadAnnouncements),
            new("/console/campaigns", "Campaigns", StaffRight.ReadCampaigns),
            new("/console/messages", "Sent messages", StaffRight.ReadMessages),
            new("/console/optouts", "Opt-outs", StaffRight.KeepOptOuts),
        ]),
        new("Services",
        [
            new("/console/events", "Events", StaffRight.ReadEvents),
            new("/console/prices", "Remittance prices", StaffRight.ReadPrices),
            new("/console/articles", "Articles", StaffRight.ReadArticles),
            new("/console/questions", "Questions", StaffRight.AnswerQuestions),
            new("/console/directory", "Directory", StaffRight.ReadDirectory),
            new("/console/words", "Words", StaffRight.ReadWords),
        ]),
        new("People",
        [
            new("/console/people", "Registered people", StaffRight.FindPeople),
            new("/console/people/new", "Register a person", StaffRight.RegisterPeople),
            new("/console/cases", "Food assistance", StaffRight.ReadCases),
            new("/console/rounds", "Distribution", StaffRight.ManageRounds),
            new("/console/collect", "Collect", StaffRight.Collect),
            new("/console/complaints", "Complaints", StaffRight.HandleComplaints),
            new("/console/restricted", "Restricted complaints", StaffRight.HandleRestrictedComplaints),
        ]),
        new("Oversight",
        [
            new("/console/insights", "Insights", StaffRight.ReadInsights),
            new("/console/programmes", "Programmes", StaffRight.ManageProgrammes),
            new("/console/staff", "Staff", StaffRight.ManageStaff),
            new("/console/audit", "Audit", StaffRight.ReadAudit),
        ]),
    ];

    /// <summary>What somebody may open.</summary>
    public static IEnumerable<NavigationGroup> For(StaffActor actor) => s_all
        .Select(group => group with { Entries = [.. group.Entries.Where(entry => actor.May(entry.Right))] })
        .Where(group => group.Entries.Count > 0);
}
