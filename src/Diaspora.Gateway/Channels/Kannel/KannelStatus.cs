using Diaspora.Gateway.Messaging.Sending;

namespace Diaspora.Gateway.Channels.Kannel;

/// <summary>Delivery reports of a Kannel: fields ref (ours) and type, which Kannel fills in. They come in any order.</summary>
internal static class KannelStatus
{
    /// <summary>The report in our own shape. It counts only when the fields hold no refusal afterwards.</summary>
    /// <param name="fields">The request.</param>
    /// <param name="ignored">When the report is null: why it is acknowledged and no more.</param>
    public static DeliveryReport? Read(ProviderFields fields, out string ignored)
    {
        var known = MessageReference.TryParse(fields.Get("ref"), out var reference);
        (ReportStatus Status, string? Reason)? far = fields.Get("type") switch
        {
            "1" => (ReportStatus.Delivered, null),
            "2" => (ReportStatus.Undelivered, "undelivered"),
            "4" or "8" => (ReportStatus.Accepted, null),
            "16" => (ReportStatus.Failed, "rejected"),
            "34" => (ReportStatus.Undelivered, "expired"),

            // Such as 66: the SMSC does not know what became of it either.
            _ => null,
        };
        ignored = known ? "unknown-status" : "unknown-reference";
        return known && far is { } told
            ? new DeliveryReport(KannelOptions.Name, reference, ProviderId: null, Phone: null, told.Status, told.Reason)
            : null;
    }
}
