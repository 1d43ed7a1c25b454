using System.Text.RegularExpressions;
using Diaspora.Gateway.Api;

namespace Diaspora.Gateway.Staff;

/// <summary>Why staff did something, in words that the audit keeps for good.</summary>
internal static partial class KeptReason
{
    /// <summary>What is said of a reason with a number in it.</summary>
    public const string NumberProblem = "It is kept for good, so it must hold no telephone number.";

    /// <summary>Most characters.</summary>
    public const int Longest = 200;

    /// <summary>The reason without outer spaces.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="field">Name of the field in JSON, for the refusal.</param>
    /// <param name="missing">What is said when nothing was written.</param>
    /// <exception cref="ApiRefusal">It is missing, too long, or holds a telephone number.</exception>
    public static string Read(string? text, string field, string missing) =>
        ReadOptional(text, field) ?? throw new ApiRefusal(ApiProblem.Invalid(field, missing));

    /// <summary>The reason without outer spaces; null: none was written.</summary>
    /// <exception cref="ApiRefusal">It is too long, or holds a telephone number.</exception>
    public static string? ReadOptional(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (text.Length > Longest) throw new ApiRefusal(ApiProblem.Invalid(field, $"Say it in at most {Longest} characters."));
        return HoldsNumber(text) ? throw new ApiRefusal(ApiProblem.Invalid(field, NumberProblem)) : text.Trim();
    }

    /// <summary>True when a text holds what looks like a telephone number.</summary>
    public static bool HoldsNumber(string text) => LongNumber().IsMatch(text);

    // Seven digits and more, also with the usual signs between them.
    [GeneratedRegex(@"\d([ ().\-/]*\d){6}")]
    private static partial Regex LongNumber();
}
