using Diaspora.Gateway.Conversations;

namespace Diaspora.Gateway.Channels.AfricasTalking;

/// <summary>
/// The USSD dialect of Africa's Talking: fields sessionId, phoneNumber, serviceCode and text, which holds every input so far joined by stars;
/// answered with plain text that begins with <c>CON </c> or <c>END </c>.
/// </summary>
internal static class AfricasTalkingUssd
{
    /// <summary>
    /// The request in our own shape; null when another service code was dialled. It counts only when the fields hold no refusal afterwards.
    /// </summary>
    public static InboundUssd? Read(ProviderFields fields, ServiceCode code) => Read(fields, code, fields.Find("text") ?? "");

    /// <summary>As <see cref="Read(ProviderFields, ServiceCode)"/> for the notice of a session's end, where the inputs have another name.</summary>
    public static InboundUssd? ReadEnded(ProviderFields fields, ServiceCode code) => Read(fields, code, fields.Find("input") ?? "");

    /// <summary>What a notice says about the last screen: true when the person saw it, false when not, null when the status is a new one.</summary>
    public static bool? LastScreenSeen(string status) => status.ToUpperInvariant() switch
    {
        "SUCCESS" => true,
        "INCOMPLETE" or "FAILED" => false,
        _ => null,
    };

    /// <summary>The answer's text.</summary>
    public static string Write(UssdReply reply) => (reply.Ends ? "END " : "CON ") + reply.Text;

    private static InboundUssd? Read(ProviderFields fields, ServiceCode code, string text)
    {
        var session = fields.GetId("sessionId");
        var phone = fields.GetPhone("phoneNumber");
        return code.FindInputs(fields.Find("serviceCode") ?? "") is { } dialled
            ? new InboundUssd(AfricasTalkingOptions.Name, session, phone, code.Code, IsNew: false, Input: null, Join(dialled, text))
            : null;
    }

    // Inputs dialled behind the code come in the text, or in the service code, or in both; nothing says which before it is seen. Where they
    // stand in the service code alone, somebody who then types just them again is shown the screen once more, and the next key counts.
    private static string Join(string dialled, string text)
    {
        if (text.Length == 0 || dialled.Length == 0)
            return dialled + text;
        return text == dialled || text.StartsWith(dialled + "*", StringComparison.Ordinal) ? text : $"{dialled}*{text}";
    }
}
