using System.Globalization;
using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>
/// The code of six digits by which somebody else collects. It follows from the PIN and a salt, so the phone can show it again and again, and nothing
/// that is stored tells it: staff cannot know it before the proxy says it.
/// </summary>
internal static class CollectCode
{
    /// <summary>How long a shown code is: <c>481 206</c>.</summary>
    public const int LongestShown = 7;

    private const int Length = 6;
    private const ulong Codes = 1_000_000;

    // Of the 64 hex digits of a keyed hash: far more than six decimal digits hold, so that all codes are equally likely.
    private const int Digits = 16;

    /// <summary>The six digits for a salt, a reference and its PIN.</summary>
    public static string Derive(KeyedHasher hasher, byte[] salt, Reference reference, string pin)
    {
        var hash = hasher.Hash("food-collect-code", $"{Convert.ToHexStringLower(salt)}\n{reference.Digits}\n{pin}");
        var number = ulong.Parse(hash.AsSpan(0, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) % Codes;
        return number.ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>What is stored of a code: it fits this round and this reference only.</summary>
    public static byte[] Hash(KeyedHasher hasher, long round, Reference reference, string code) =>
        Convert.FromHexString(hasher.Hash("food-collect", string.Create(CultureInfo.InvariantCulture, $"{round}\n{reference.Digits}\n{code}")));

    /// <summary>A code as the screen shows it.</summary>
    public static string Shown(string code) => $"{code[..3]} {code[3..]}";

    /// <summary>Reads a code as clerks type it, with blanks or hyphens anywhere; null when it has not six digits.</summary>
    public static string? Read(string? input)
    {
        var digits = string.Concat((input ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-'));
        return digits.Length == Length && digits.All(char.IsAsciiDigit) ? digits : null;
    }
}
