using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Channels.AfricasTalking;

/// <summary>
/// Texts from Africa's Talking: fields id, from and text; to, date, linkId and others are not needed. A text is sent again every minute until
/// we answer 200, so what we cannot use is acknowledged all the same.
/// </summary>
internal static class AfricasTalkingSms
{
    /// <summary>The text in our own shape. It counts only when the fields hold no refusal afterwards.</summary>
    /// <param name="fields">The request.</param>
    /// <param name="ignored">When the text is null: why it is acknowledged and no more.</param>
    public static InboundSms? Read(ProviderFields fields, out string ignored)
    {
        var id = fields.GetId("id");
        var from = Msisdn.FromProvider(fields.Get("from"));
        var text = fields.Find("text") ?? "";
        ignored = from is null ? "sender-is-no-phone" : "empty-text";
        return from is { } phone && !string.IsNullOrWhiteSpace(text)
            ? new InboundSms(AfricasTalkingOptions.Name, id, phone, text, OptOut: null, ReplyByOutbox: true)
            : null;
    }
}
