using System.Globalization;

namespace Diaspora.Gateway.Privacy;

/// <summary>A telephone number as somebody wrote it, reduced to its digits.</summary>
/// <param name="Digits">ASCII digits, without the plus or the <c>00</c> that made it international.</param>
/// <param name="International">Whether it began with a plus or <c>00</c>, so that the digits start with a calling code.</param>
internal readonly record struct PhoneText(string Digits, bool International)
{
    // 15 digits of E.164, a trunk zero and an extension's worth of patience; anything longer is no telephone number.
    private const int MostDigits = 20;

    /// <summary>
    /// Reads digits of any script, skips blanks, invisible marks and the usual punctuation, and drops <c>tel:</c> and an extension.
    /// Anything else (letters, <c>*</c>, <c>#</c>) makes it no number.
    /// </summary>
    public static bool TryRead(string? input, out PhoneText text)
    {
        text = default;
        var rest = (input ?? "").AsSpan().Trim();
        if (rest.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
            rest = rest[4..];

        var plus = false;
        Span<char> digits = stackalloc char[MostDigits];
        var count = 0;
        foreach (var c in rest)
        {
            if (count > 0 && c is ';' or 'x' or 'X' or 'e' or 'E')
                return IsExtension(rest[rest.IndexOf(c)..]) && Finish(digits[..count], plus, out text);
            if (c is '+' or '\uFF0B' && count == 0 && !plus)
                plus = true;
            else if (CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit && count < MostDigits)
                digits[count++] = (char)('0' + digit);
            else if (!IsPunctuation(c))
                return false;
        }

        return Finish(digits[..count], plus, out text);
    }

    private static bool Finish(ReadOnlySpan<char> digits, bool plus, out PhoneText text)
    {
        text = !plus && digits.StartsWith("00") ? new PhoneText(digits[2..].ToString(), true) : new PhoneText(digits.ToString(), plus);
        return text.Digits.Length > 0;
    }

    private static bool IsPunctuation(char c) => c is '-' or '.' or '(' or ')' or '/' || CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation;

    // ";ext=12" and other parameters of a tel: address, "x12", "ext. 12", "extension 12".
    private static bool IsExtension(ReadOnlySpan<char> tail) =>
        tail[0] == ';' || tail.TrimStart("extnsioEXTNSIO.: ").IndexOfAnyExceptInRange('0', '9') < 0;
}
