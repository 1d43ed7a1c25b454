using System.Globalization;
using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Answers;

/// <summary>
/// An amount of money between two bounds, exact to the cent. Accepts how people write it: <c>1000</c>, <c>R1 000</c>,
/// <c>M500.50</c>, <c>1,000</c>. Kept as <c>1000</c> or <c>999.99</c>.
/// </summary>
/// <param name="Min">Smallest accepted amount.</param>
/// <param name="Max">Largest accepted amount, below ten million.</param>
public sealed record MoneyAnswer(decimal Min, decimal Max) : AnswerType
{
    /// <inheritdoc/>
    public override string Name => "money";

    /// <inheritdoc/>
    public override int MaxSeptets => decimal.Truncate(Max).ToString(CultureInfo.InvariantCulture).Length + 3;

    /// <inheritdoc/>
    public override AnswerFault Read(string input, AnswerContext context, out string value)
    {
        value = "";
        var digits = input.Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length > 1 && digits[0] is 'R' or 'r' or 'M' or 'm' or '$' or '£') digits = digits[1..];
        digits = WithoutThousandsCommas(digits);
        if (digits.Length > 12 || !decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            return AnswerFault.Wrong;
        if (amount != decimal.Round(amount, 2) || amount < Min || amount > Max) return AnswerFault.Wrong;
        value = amount == decimal.Truncate(amount)
            ? decimal.Truncate(amount).ToString(CultureInfo.InvariantCulture)
            : amount.ToString("0.00", CultureInfo.InvariantCulture);
        return AnswerFault.None;
    }

    /// <summary>A comma before exactly three digits parts thousands; one before one or two final digits is a decimal comma.</summary>
    private static string WithoutThousandsCommas(string digits)
    {
        var comma = digits.LastIndexOf(',');
        if (comma < 0) return digits;
        var decimals = digits.Length - comma - 1;
        if (decimals is 1 or 2 && digits.IndexOf(',', StringComparison.Ordinal) == comma && !digits.Contains('.', StringComparison.Ordinal))
            return digits.Replace(',', '.');
        var parts = digits.Split('.')[0].Split(',');
        return parts.Skip(1).All(p => p.Length == 3) && parts[0].Length is >= 1 and <= 3
            ? digits.Replace(",", "", StringComparison.Ordinal)
            : "";
    }
}
