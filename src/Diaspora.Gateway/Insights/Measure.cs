namespace Diaspora.Gateway.Insights;

/// <summary>What is counted by day, and what each is split by.</summary>
internal static class Measure
{
    /// <summary>People who registered on the day: by country, district and age band.</summary>
    public const string Registered = "registered";

    /// <summary>People who are registered, as of the day: by country and district.</summary>
    public const string People = "people";

    /// <summary>Agreements given on the day: by kind, language and channel.</summary>
    public const string Consents = "consents";

    /// <summary>Messages written on the day: by route (empty: none for the number) and by how they stand. Private ones are not among them.</summary>
    public const string Messages = "messages";

    /// <summary>Requests for food assistance, as of the day: by district and status.</summary>
    public const string Cases = "cases";

    /// <summary>Conversations that began: by <c>ussd</c> or <c>sms</c>, and language; empty before one is chosen.</summary>
    public const string Sessions = "sessions";

    /// <summary>How often a screen was shown: by flow, screen and language. Private flows are not counted.</summary>
    public const string ScreenShown = "screen-shown";

    /// <summary>How often something was keyed while it was shown: by flow, screen and language.</summary>
    public const string ScreenAnswered = "screen-answered";

    /// <summary>Price comparisons shown: by country, method and band of the amount.</summary>
    public const string PriceAsked = "price-asked";
}
