using System.Xml.Linq;

namespace Twilio.TwiML;

/// <summary>The answer to an incoming text message. Without a message in it the provider sends nothing.</summary>
public class MessagingResponse : TwiML
{
    /// <summary>Makes an empty answer.</summary>
    public MessagingResponse()
        : base("Response")
    {
    }

    /// <summary>Adds a message to send. Returns the same object, for chaining.</summary>
    /// <param name="body">The text.</param>
    /// <param name="to">The receiver; by default whoever wrote.</param>
    /// <param name="from">The sender; by default the number that was written to.</param>
    /// <param name="action">Where the provider reports what became of the message.</param>
    /// <param name="method">How it reports to the action.</param>
    /// <param name="statusCallback">The older name of the action.</param>
    public MessagingResponse Message(
        string? body = null,
        string? to = null,
        string? from = null,
        Uri? action = null,
        Http.HttpMethod? method = null,
        Uri? statusCallback = null)
    {
        var message = new XElement("Message", body ?? "");

        // An attribute without a value is left out.
        message.SetAttributeValue("to", to);
        message.SetAttributeValue("from", from);
        message.SetAttributeValue("action", action?.OriginalString);
        message.SetAttributeValue("method", method?.ToString());
        message.SetAttributeValue("statusCallback", statusCallback?.OriginalString);
        Element.Add(message);
        return this;
    }
}
