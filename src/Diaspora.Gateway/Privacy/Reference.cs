using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using Diaspora.Flows.Text;

namespace Diaspora.Gateway.Privacy;

/// <summary>
/// The reference of a case: eight digits, random, the last one a check digit. It says nothing of what the case is about or when it began.
/// Whoever draws one must store it under a unique constraint and draw again if it is taken.
/// </summary>
internal readonly record struct Reference
{
    private const int Length = 8;
    private readonly string? _digits;

    private Reference(string digits) => _digits = digits;

    /// <summary>The eight digits without a blank: for the database and for comparing.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public string Digits => _digits ?? throw new InvalidOperationException("There is no reference here.");

    /// <summary>Draws a reference. The first digit is never 0, which a spreadsheet would drop.</summary>
    public static Reference Draw()
    {
        var random = RandomNumberGenerator.GetInt32(1_000_000, 10_000_000).ToString(CultureInfo.InvariantCulture);
        return new Reference(random + Damm.CheckDigit(random));
    }

    /// <summary>Reads a reference as people write it, with blanks or hyphens anywhere. False when digits are missing, too many or mistyped.</summary>
    public static bool TryParse([NotNullWhen(true)] string? input, out Reference reference)
    {
        var digits = string.Concat((input ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-'));
        var valid = digits.Length == Length && Damm.IsValid(digits);
        reference = valid ? new Reference(digits) : default;
        return valid;
    }

    /// <summary>The reference as it is shown: <c>1234 5678</c>.</summary>
    public override string ToString() => _digits is null ? "" : $"{_digits[..4]} {_digits[4..]}";
}
