namespace Diaspora.Flows.Checking;

/// <summary>What was found out about one screen in one language on one channel, with every value at its longest.</summary>
/// <param name="Flow">Id of the flow.</param>
/// <param name="Screen">Id of the screen.</param>
/// <param name="Language">Code of the language.</param>
/// <param name="Sms">True: as a reply by SMS; false: on USSD.</param>
/// <param name="Pages">How many pages were looked at.</param>
/// <param name="Longest">The longest of them, exactly as a person would see it.</param>
/// <param name="Septets">Its length.</param>
public sealed record ProvedScreen(string Flow, string Screen, string Language, bool Sms, int Pages, string Longest, int Septets);
