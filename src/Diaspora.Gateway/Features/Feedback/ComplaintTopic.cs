namespace Diaspora.Gateway.Features.Feedback;

/// <summary>What people send and what about, by the values of the flow <c>feedback</c>.</summary>
internal static class ComplaintTopic
{
    public const string Complaint = "complaint";
    public const string Idea = "idea";
    public const string Question = "question";
    public const string Appeal = "appeal";

    /// <summary>The kinds, in the order of the menu.</summary>
    public static readonly IReadOnlyList<string> Kinds = [Appeal, Complaint, Idea, Question];

    /// <summary>Topics of complaints that are not restricted, in the order of the menu.</summary>
    public static readonly IReadOnlyList<string> OfComplaints = ["treatment", "clinic", "list", "money", "late", "other"];

    /// <summary>Reasons of appeals.</summary>
    public static readonly IReadOnlyList<string> OfAppeals = ["facts", "changed", "not-checked", "another"];

    /// <summary>Every topic that staff see: ideas and questions have their kind for a topic.</summary>
    public static readonly IReadOnlyList<string> All = [.. OfAppeals, .. OfComplaints, Idea, Question];

    /// <summary>The code of a district that a person chose; null: it was not in Lesotho, or none was asked for.</summary>
    public static string? DistrictOf(string chosen) => chosen.StartsWith("LS-", StringComparison.Ordinal) ? chosen : null;

    /// <summary>What a topic is called in English.</summary>
    public static string Label(string topic) => topic switch
    {
        "treatment" => "Not treated well",
        "clinic" => "Clinic refused me",
        "list" => "List or delivery",
        "money" => "Money sending",
        "late" => "Too late",
        "other" => "Something else",
        Idea => "Idea or thanks",
        Question => "Question",
        "facts" => "Appeal: facts are wrong",
        "changed" => "Appeal: situation changed",
        "not-checked" => "Appeal: not checked",
        "another" => "Appeal: other reason",
        _ => topic,
    };
}
