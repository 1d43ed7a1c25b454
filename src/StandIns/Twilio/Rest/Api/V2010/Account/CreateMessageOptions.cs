using System.Globalization;
using Twilio.Types;

namespace Twilio.Rest.Api.V2010.Account;

/// <summary>A text to send.</summary>
public class CreateMessageOptions
{
    /// <summary>Starts a text to somebody.</summary>
    public CreateMessageOptions(PhoneNumber to) => To = to;

    /// <summary>The receiver, in E.164 form.</summary>
    public PhoneNumber To { get; }

    /// <summary>The sender: a number, a short code or a name. It or a messaging service is needed.</summary>
    public PhoneNumber? From { get; set; }

    /// <summary>The messaging service (<c>MG…</c>) that picks the sender.</summary>
    public string? MessagingServiceSid { get; set; }

    /// <summary>The words, at most 1600 characters.</summary>
    public string? Body { get; set; }

    /// <summary>Where the provider reports what becomes of the text.</summary>
    public Uri? StatusCallback { get; set; }

    /// <summary>Seconds that the text may wait at the provider, 1 to 36000.</summary>
    public int? ValidityPeriod { get; set; }

    /// <summary>The fields of the form that the provider gets.</summary>
    public List<KeyValuePair<string, string>> GetParams()
    {
        var fields = new List<KeyValuePair<string, string>>();
        Add("To", To.ToString());
        Add("From", From?.ToString());
        Add("MessagingServiceSid", MessagingServiceSid);
        Add("Body", Body);
        Add("StatusCallback", StatusCallback?.AbsoluteUri);
        Add("ValidityPeriod", ValidityPeriod?.ToString(CultureInfo.InvariantCulture));
        return fields;

        void Add(string name, string? value)
        {
            if (value is not null)
                fields.Add(KeyValuePair.Create(name, value));
        }
    }
}
