namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>Words that officers type: trimmed, of a length, without control characters.</summary>
internal static class CaseWords
{
    /// <summary>Longest reason, in characters. It stands in the history in clear: no names.</summary>
    public const int LongestReason = 200;

    /// <summary>Longest version of the procedures.</summary>
    public const int LongestSop = 40;

    /// <summary>Words that must be there.</summary>
    /// <exception cref="CaseRefusal">They are not, or too long.</exception>
    public static string Need(string field, string? text, int most = LongestReason)
    {
        var words = Clean(field, text, most);
        return words ?? throw CaseRefusal.Invalid(field, $"It must have 1 to {most} characters.");
    }

    /// <summary>Words that may be there; null when they are not.</summary>
    /// <exception cref="CaseRefusal">They are too long.</exception>
    public static string? Clean(string field, string? text, int most = LongestReason)
    {
        var words = (text ?? "").Trim();
        if (words.Length > most || words.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            throw CaseRefusal.Invalid(field, $"It must have at most {most} characters.");
        return words.Length == 0 ? null : words;
    }
}
