using System.Text.RegularExpressions;

namespace Diaspora.Gateway.Messaging;

/// <summary>
/// Words that say too much on a screen which somebody else may read. The list is that of the guidance on messages about health and violence; words
/// that a person chose for a reminder of their own are not looked at. Safe for any number of threads.
/// </summary>
internal static partial class SensitiveWords
{
    /// <summary>Words of illness and crime: no text of staff holds one.</summary>
    public static IReadOnlyList<string> FindRefused(string text) => Find(Refused(), text);

    /// <summary>Words of violence: only in public wording, addressed to everyone.</summary>
    public static IReadOnlyList<string> FindPublicOnly(string text) => Find(PublicOnly(), text);

    /// <summary>Words to think about: allowed, but staff are told.</summary>
    public static IReadOnlyList<string> FindDoubtful(string text) => Find(Doubtful(), text);

    private static string[] Find(Regex words, string text) =>
        [.. words.Matches(text).Select(m => m.Value).Distinct(StringComparer.OrdinalIgnoreCase)];

    // "Art" is a word of its own; the treatment is written in capitals.
    [GeneratedRegex(@"\b(hiv|aids|arvs?|(?-i:ART)|tb|lefuba|cd4|viral|(li)?pilisi|rape[ds]?|peto|traffick(ing|ed|ers?)|khoebo (ea|ka) batho)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Refused();

    [GeneratedRegex(@"\b(violen(ce|t)|abus(e[ds]?|ive|ers?|ing)|tlhekefetso)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PublicOnly();

    [GeneratedRegex(@"\b(litlhare|clinics?|(li)?tleliniki|police|mapolesa|food parcels?|lijo)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Doubtful();
}
