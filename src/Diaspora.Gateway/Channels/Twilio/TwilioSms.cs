using System.Xml;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Privacy;
using Twilio.TwiML;

namespace Diaspora.Gateway.Channels.Twilio;

/// <summary>Texts from Twilio and the TwiML that answers them.</summary>
internal static class TwilioSms
{
    /// <summary>The text in our own shape. It counts only when the fields hold no refusal afterwards.</summary>
    /// <returns>Null when the sender is no telephone number but a short code or a name: there is nobody to answer.</returns>
    public static InboundSms? Read(ProviderFields fields)
    {
        var id = fields.GetId("MessageSid");
        var from = fields.Get("From");
        var text = fields.Find("Body") ?? "";
        var optOut = fields.Find("OptOutType")?.Trim().ToUpperInvariant() is ("STOP" or "START" or "HELP") and var word ? word : null;
        return Msisdn.FromProvider(from) is { } phone
            ? new InboundSms(TwilioOptions.Name, id, phone, text, optOut, ReplyByOutbox: false)
            : null;
    }

    /// <summary>The TwiML for a reply; null: one that sends nothing.</summary>
    public static string Write(string? reply)
    {
        var response = new MessagingResponse();
        if (!string.IsNullOrEmpty(reply))
            response.Message(OnlyXml(reply));
        return response.ToString();
    }

    // A few characters cannot stand in XML in any form, and one of them would cost the person the whole answer.
    private static string OnlyXml(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));
}
