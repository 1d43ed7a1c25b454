using System.Globalization;
using Diaspora.Gateway.Conversations.Actions;

namespace Diaspora.Gateway.Features.Registration;

/// <summary>The answers of the registration flow, before they are kept.</summary>
/// <param name="Details">What the person told us.</param>
/// <param name="IsChild">True: under 18.</param>
/// <param name="Consent">What was agreed to, by whom and when.</param>
internal sealed record RegistrationForm(PersonDetails Details, bool IsChild, Consent Consent)
{
    /// <summary>Names of the inputs.</summary>
    public static readonly string[] Inputs =
    [
        "name", "year", "of-age", "guardian", "country", "other-country", "town", "district", "topics", "agreed-at", "agreed-in",
    ];

    /// <summary>Ids of the screens with the words that everybody agrees to.</summary>
    public static readonly string[] ConsentScreens = ["consent-1", "consent-2", "consent-3"];

    private const string GuardianScreen = "guardian-consent";

    /// <summary>Reads the answers that an action was given.</summary>
    /// <exception cref="InvalidOperationException">The flow let a child come this far without a guardian.</exception>
    public static RegistrationForm Read(ActionContext context)
    {
        var year = int.Parse(context["year"], CultureInfo.InvariantCulture);
        var child = Adulthood.Of(year, context["of-age"], context.Today) != Adulthood.Adult;
        if (child && context["guardian"].Length == 0) throw new InvalidOperationException("A child needs a guardian's consent.");
        var details = new PersonDetails(
            context["name"], year, CountryCode(context), Town(context["town"]), context["district"], Topic.FromChoice(context["topics"]));
        return new RegistrationForm(details, child, ReadConsent(context, child));
    }

    /// <summary>Code of the chosen country, which is an option or a row of the list behind "Other".</summary>
    public static string CountryCode(ActionContext context) => context["country"] == "other" ? context["other-country"] : context["country"];

    /// <summary>The town, or null when the question was skipped.</summary>
    public static string? Town(string answer) => answer.Length == 0 ? null : answer;

    private static Consent ReadConsent(ActionContext context, bool child)
    {
        var session = context.Call.Session;
        var flow = context.Flows.Find(session.Flow, session.Version)
            ?? throw new InvalidOperationException("The session's flow version is gone.");
        var language = context.Flows.LanguageIndex(context["agreed-in"]);
        string[] screens = child ? [.. ConsentScreens, GuardianScreen] : ConsentScreens;
        return new Consent(
            ConsentText.Of(flow, screens, language, context["agreed-in"], context.Caller.ServiceCode),
            child ? context["guardian"] : null,
            context.Caller.Channel,
            context.Caller.ServiceCode,
            DateTimeOffset.Parse(context["agreed-at"], CultureInfo.InvariantCulture));
    }
}
