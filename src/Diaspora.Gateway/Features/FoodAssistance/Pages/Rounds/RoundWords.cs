using System.Globalization;
using Diaspora.Gateway.Features.FoodAssistance.Rounds;

namespace Diaspora.Gateway.Features.FoodAssistance.Pages.Rounds;

/// <summary>Words and colours of rounds and lists on the pages, and what is typed there.</summary>
internal static class RoundWords
{
    /// <summary>The colour of a state.</summary>
    public static string ToneOf(string state) => state switch
    {
        RoundState.Planned or "checked" or "asked" => "info",
        RoundState.Closed or "applied" or "released" => "good",
        RoundState.Cancelled or "given-up" or "refused" => "warn",
        _ => "neutral",
    };

    /// <summary>A status as a title: <c>Not selected</c>.</summary>
    public static string TitleOf(string status)
    {
        var words = status.Replace('-', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>A day as a form holds it; null when it is none.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A day as a form holds it, or the refusal that the field shows.</summary>
    public static DateOnly RequiredDay(string? text) => Day(text) ?? throw RoundRefusal.Invalid("day", "Choose a day.");

    /// <summary>A number as a form holds it; 0 when it is none.</summary>
    public static long Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>A version as a form holds it; 0 when it is none.</summary>
    public static int Version(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The day of a round in a form.</summary>
    public static string Typed(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A number in an address or a form.</summary>
    public static string Typed(long number) => number.ToString(CultureInfo.InvariantCulture);
}
