using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>How the console names what stands in the database by codes.</summary>
internal static class ComplaintWords
{
    /// <summary>What a kind is called in English.</summary>
    public static string Kind(string kind) => kind switch
    {
        ComplaintTopic.Complaint => "Complaint",
        ComplaintTopic.Appeal => "Appeal",
        ComplaintTopic.Idea => "Idea or thanks",
        ComplaintTopic.Question => "Question",
        _ => kind,
    };

    /// <summary>What an act is called in English.</summary>
    public static string Act(string act) => act switch
    {
        "received" => "Came in",
        "assigned" => "Taken in hand",
        "answered" => "Answered",
        "referred" => "Referred on",
        "closed" => "Closed",
        "redacted" => "Words redacted",
        "satisfied" => "Said to be satisfied",
        "opened-again" => "Not satisfied: opened again",
        _ => act,
    };

    /// <summary>What a person reported to the focal point, in English.</summary>
    public static string Reported(string word) => word switch
    {
        "money" => "Money asked",
        "hurt" => "Sexual favour or hurt",
        "staff" => "Staff",
        "chief" => "Chief or committee",
        "trader" => "Trader",
        "other" => "Somebody else",
        _ => word,
    };

    /// <summary>The number that the person knows, with a blank in the middle; empty when it is not kept any more.</summary>
    public static string Number(Complaint complaint) =>
        Reference.TryParse(complaint.Reference ?? complaint.CaseReference, out var reference) ? reference.ToString() : "";
}
