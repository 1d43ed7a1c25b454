using Diaspora.Gateway.Messaging.Sending;
using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Channels.AfricasTalking;

/// <summary>Delivery reports of Africa's Talking: fields id, status, phoneNumber and, for failures, failureReason.</summary>
internal static class AfricasTalkingStatus
{
    /// <summary>The report in our own shape; null when its status is a new one. It counts only when the fields hold no refusal afterwards.</summary>
    public static DeliveryReport? Read(ProviderFields fields, KeyedHasher hasher)
    {
        var id = fields.GetId("id");
        var word = fields.Get("status");
        var cause = fields.Find("failureReason")?.Trim();
        PhoneHash? phone = Msisdn.FromProvider(fields.Find("phoneNumber")) is { } number ? hasher.Hash(number) : null;
        return word.ToUpperInvariant() switch
        {
            "SUCCESS" => Report(ReportStatus.Delivered),
            "SENT" or "SUBMITTED" or "BUFFERED" => Report(ReportStatus.Accepted),
            "FAILED" => Fault("DeliveryFailure"),
            "REJECTED" or "EXPIRED" or "ABSENTSUBSCRIBER" => Fault(word),
            _ => null,
        };

        // A reason that says more than the status counts.
        DeliveryReport? Fault(string otherwise) =>
            (AfricasTalkingErrors.Find(cause) ?? AfricasTalkingErrors.Find(otherwise)) is { } error ? Report(error.Status, error.Reason) : null;

        DeliveryReport Report(ReportStatus status, string? reason = null) =>
            new(AfricasTalkingOptions.Name, Reference: null, id, phone, status, reason);
    }
}
