namespace Diaspora.Gateway.Staff;

/// <summary>What staff may be trusted with.</summary>
internal static class StaffRole
{
    /// <summary>Writes announcements, campaigns and events.</summary>
    public const string Author = "author";

    /// <summary>Approves or returns what an author wrote; never their own.</summary>
    public const string Approver = "approver";

    /// <summary>Sees messages by their id and their history, the dead list and opt-outs, and replays; sees no words and no numbers.</summary>
    public const string Operator = "operator";

    /// <summary>Reads the audit.</summary>
    public const string Auditor = "auditor";

    /// <summary>Every role.</summary>
    public static readonly IReadOnlyList<string> All = [Author, Approver, Operator, Auditor];
}
