using System.Globalization;
using Diaspora.Gateway.Messaging.Sending;
using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Channels.Twilio;

/// <summary>
/// Delivery reports of Twilio: fields MessageSid, MessageStatus, To and, for failures, ErrorCode; our reference is in the address. They come in any
/// order and more than once.
/// </summary>
internal static class TwilioStatus
{
    /// <summary>The part of the address that holds our reference.</summary>
    public const string ReferenceField = "ref";

    /// <summary>The report in our own shape; null when its status is a new one. It counts only when the fields hold no refusal afterwards.</summary>
    /// <param name="fields">The request.</param>
    /// <param name="reference">Our reference as it stands in the address; null: it is not there.</param>
    /// <param name="hasher">Makes the key that the phone is known by.</param>
    public static DeliveryReport? Read(ProviderFields fields, string? reference, KeyedHasher hasher)
    {
        var id = fields.GetId("MessageSid");
        var status = fields.Get("MessageStatus");
        var error = int.TryParse(fields.Find("ErrorCode"), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? TwilioErrors.Find(code)
            : null;
        MessageReference? ours = MessageReference.TryParse(reference, out var read) ? read : null;
        PhoneHash? phone = Msisdn.FromProvider(fields.Find("To")) is { } number ? hasher.Hash(number) : null;
        return status.ToUpperInvariant() switch
        {
            "ACCEPTED" or "SCHEDULED" or "QUEUED" or "SENDING" or "SENT" => Report(ReportStatus.Accepted),
            "DELIVERED" or "READ" => Report(ReportStatus.Delivered),
            "UNDELIVERED" => Report(error?.Status ?? ReportStatus.Undelivered, error?.Reason ?? "unexplained"),
            "FAILED" => Report(error?.Status ?? ReportStatus.Failed, error?.Reason ?? "rejected"),
            "CANCELED" => Report(ReportStatus.Failed, "cancelled"),
            _ => null,
        };

        DeliveryReport Report(ReportStatus far, string? reason = null) => new(TwilioOptions.Name, ours, id, phone, far, reason);
    }
}
