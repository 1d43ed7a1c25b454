namespace Diaspora.Flows.Text;

/// <summary>
/// The check digit of H. Michael Damm (2004): over a quasigroup of order 10 it finds every single wrong digit and every swap of neighbours,
/// the two mistakes that people make most when they key in a reference.
/// </summary>
public static class Damm
{
    // Row: the digit carried so far; column: the next digit. The diagonal is zero, so a number with its check digit ends at zero.
    private static readonly string[] Quasigroup =
    [
        "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
        "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
    ];

    /// <summary>The digit to put behind <paramref name="digits"/>, from 0 to 9.</summary>
    /// <exception cref="ArgumentException">Something in it is not an ASCII digit.</exception>
    public static int CheckDigit(ReadOnlySpan<char> digits) =>
        TryCarry(digits, out var carried) ? carried : throw new ArgumentException("Only the digits 0 to 9 have a check digit.", nameof(digits));

    /// <summary>Whether the last digit is the check digit of those before it. False for an empty text and for anything but ASCII digits.</summary>
    public static bool IsValid(ReadOnlySpan<char> digits) => digits.Length > 1 && TryCarry(digits, out var carried) && carried == 0;

    private static bool TryCarry(ReadOnlySpan<char> digits, out int carried)
    {
        carried = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            carried = Quasigroup[carried][digit - '0'] - '0';
        }

        return true;
    }
}
