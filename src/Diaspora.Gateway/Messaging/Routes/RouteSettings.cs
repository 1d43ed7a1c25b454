namespace Diaspora.Gateway.Messaging.Routes;

/// <summary>One way for messages to leave, as an operator sets it up.</summary>
internal sealed class RouteSettings
{
    /// <summary>
    /// Numbers that leave this way, by the start of their international form: <c>+266</c>, or <c>+2665</c> for one operator, or <c>+</c> for all
    /// that no other route takes. At most one digit behind the calling code.
    /// </summary>
    public IList<string> Prefixes { get; set; } = [];

    /// <summary>Name of the provider: twilio, africastalking, kannel or simulator.</summary>
    public string Provider { get; set; } = "";

    /// <summary>
    /// Who the text is from: a number, a short code, a name of at most 11 letters and digits, or for Twilio a messaging service (<c>MG…</c>). Empty:
    /// the provider's own choice.
    /// </summary>
    public string Sender { get; set; } = "";

    /// <summary>True when people can reply to the sender. Where they cannot, texts name the menu as the way to stop.</summary>
    public bool TwoWay { get; set; }

    /// <summary>SMS parts a second that all nodes together may send. Default 10.</summary>
    public double SegmentsPerSecond { get; set; } = 10;

    /// <summary>Price of one part, for estimates. Default none: the estimate says that it is not set.</summary>
    public decimal? CostPerSegment { get; set; }

    /// <summary>Currency of the price, three letters. Default none.</summary>
    public string Currency { get; set; } = "";

    /// <summary>Route to use while this one's provider is down. Default none: messages wait.</summary>
    public string Fallback { get; set; } = "";
}
