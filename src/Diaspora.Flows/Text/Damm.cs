namespace Diaspora.Flows.Text;

/// <summary>
/// The check digit of H. M. Damm (2004): a totally anti-symmetric quasigroup of order 10, which finds every single wrong digit
/// and every swap of two neighbours.
/// </summary>
public static class Damm
{
    private static ReadOnlySpan<byte> Table =>
    [
        0, 3, 1, 7, 5, 9, 8, 6, 4, 2,
        7, 0, 9, 2, 1, 5, 4, 8, 6, 3,
        4, 2, 0, 6, 8, 7, 1, 3, 5, 9,
        1, 7, 5, 0, 9, 8, 3, 4, 2, 6,
        6, 1, 2, 3, 0, 4, 5, 9, 7, 8,
        3, 6, 7, 4, 2, 0, 9, 5, 8, 1,
        5, 8, 6, 9, 7, 2, 0, 1, 3, 4,
        8, 9, 4, 5, 3, 6, 2, 0, 1, 7,
        9, 4, 3, 8, 6, 1, 7, 2, 0, 5,
        2, 5, 8, 1, 4, 3, 6, 7, 9, 0,
    ];

    /// <summary>The digit to put behind some digits, from 0 to 9.</summary>
    /// <exception cref="ArgumentException">Something is not a digit 0 to 9.</exception>
    public static int CheckDigit(ReadOnlySpan<char> digits)
    {
        var interim = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit)) throw new ArgumentException("Only the digits 0 to 9 have a check digit.", nameof(digits));
            interim = Table[(interim * 10) + digit - '0'];
        }

        return interim;
    }

    /// <summary>True when the digits end in their own check digit.</summary>
    public static bool IsValid(ReadOnlySpan<char> digits) => CheckDigit(digits) == 0;
}
