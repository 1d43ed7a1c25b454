namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>The statuses of reports as the database writes them.</summary>
internal static class ReportWords
{
    private static readonly Dictionary<string, ReportStatus> s_statuses = Enum.GetValues<ReportStatus>().ToDictionary(Of, StringComparer.Ordinal);

    /// <summary>The word for a status.</summary>
    public static string Of(ReportStatus status) => status switch
    {
        ReportStatus.Accepted => "accepted",
        ReportStatus.Delivered => "delivered",
        ReportStatus.Undelivered => "undelivered",
        ReportStatus.Failed => "failed",
        ReportStatus.OptedOut => "opted-out",
        _ => throw new InvalidOperationException($"No word for {status}."),
    };

    /// <summary>The status of a word.</summary>
    public static ReportStatus Read(string word) => s_statuses[word];
}
