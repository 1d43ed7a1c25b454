using System.Xml;
using Diaspora.Flows.Text;
using Diaspora.Gateway.Conversations;

namespace Diaspora.Gateway.Channels.Vodacom;

/// <summary>
/// The USSD dialect of Vodacom Messaging: msisdn, ussdSessionId, request and provider in the query, where the first request is the dialled string
/// and each later one the newest input; answered with XML in which an option keeps the session open.
/// </summary>
internal static class VodacomUssd
{
    private static readonly XmlWriterSettings s_settings = new() { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.None };

    /// <summary>
    /// The request in our own shape; null when another service code was dialled. It counts only when the fields hold no refusal afterwards.
    /// </summary>
    public static InboundUssd? Read(ProviderFields fields, ServiceCode code)
    {
        var session = fields.GetId("ussdSessionId");
        var phone = fields.GetPhone("msisdn");
        var request = fields.Find("request")?.Trim() ?? "";
        var dialled = code.FindInputs(request);
        return dialled is null && IsDialString(request)
            ? null
            : new InboundUssd(VodacomOptions.Name, session, phone, code.Code, IsNew: dialled is not null, dialled ?? request, Cumulative: null);
    }

    /// <summary>The answer's XML.</summary>
    /// <param name="reply">The screen.</param>
    /// <param name="callback">Where the provider brings the answer to it.</param>
    public static string Write(UssdReply reply, string callback)
    {
        using var text = new StringWriter();
        using (var xml = XmlWriter.Create(text, s_settings))
        {
            xml.WriteStartElement("request");

            // Only GSM-7, all of which XML can carry.
            xml.WriteElementString("headertext", Folding.ForScreen(reply.Text));
            if (!reply.Ends)
                WriteOption(xml, callback);
            xml.WriteEndElement();
        }

        return text.ToString();
    }

    // One option that is not shown: whatever the person types is brought to its callback.
    private static void WriteOption(XmlWriter xml, string callback)
    {
        xml.WriteStartElement("options");
        xml.WriteStartElement("option");
        xml.WriteAttributeString("command", "1");
        xml.WriteAttributeString("order", "1");
        xml.WriteAttributeString("callback", callback);
        xml.WriteAttributeString("display", "False");
        xml.WriteFullEndElement();
        xml.WriteEndElement();
    }

    private static bool IsDialString(string request) => request.StartsWith('*') && request.EndsWith('#');
}
