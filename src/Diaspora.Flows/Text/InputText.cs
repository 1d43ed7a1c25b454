using System.Globalization;
using System.Text;

namespace Diaspora.Flows.Text;

/// <summary>Tidies what a person typed on any phone before anything reads it.</summary>
public static class InputText
{
    /// <summary>
    /// Gives the text trimmed, with every decimal digit of Unicode as 0 to 9, full-width forms as ASCII, every white space as a plain space,
    /// curly apostrophes straight, a Latin letter and its mark as one character, and without control and format characters, emoji
    /// key caps, variation selectors and halves of surrogate pairs. Never throws on anything a phone or an attacker can send.
    /// </summary>
    /// <param name="text">The text as the provider handed it over.</param>
    /// <param name="maxLength">The most UTF-16 units to keep; the rest is cut off, never inside a surrogate pair.</param>
    /// <returns>The same instance when the text was tidy already.</returns>
    public static string Clean(string text, int maxLength = 160)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(maxLength);
        if (IsTidy(text, maxLength))
            return text;

        var output = new StringBuilder(Math.Min(text.Length, maxLength));
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var status = Rune.DecodeFromUtf16(rest, out var rune, out var consumed);
            rest = rest[consumed..];
            if (status != System.Buffers.OperationStatus.Done || IsSilent(rune))
                continue;
            if (rune.IsBmp && output.Length > 0 && Letters.TryCompose(output[^1], (char)rune.Value, out var composite))
                output[^1] = composite;
            else if (output.Length + rune.Utf16SequenceLength > maxLength)
                break;
            else
                Append(output, rune);
        }
        while (output.Length > 0 && output[^1] == ' ')
            output.Length--;
        return output.ToString();
    }

    private static bool IsTidy(string text, int maxLength) =>
        text.Length <= maxLength
        && !text.AsSpan().ContainsAnyExceptInRange(' ', '~')
        && !text.Contains('`', StringComparison.Ordinal)
        && !text.StartsWith(' ')
        && !text.EndsWith(' ');

    private static bool IsSilent(Rune rune)
    {
        // U+20E3 draws a key around a digit and U+FE0F asks for its coloured form: phones type both for "1" on an emoji keyboard.
        if (rune.Value is 0x20E3 or (>= 0xFE00 and <= 0xFE0F))
            return true;
        var category = Rune.GetUnicodeCategory(rune);
        return category == UnicodeCategory.Format || (category == UnicodeCategory.Control && !Rune.IsWhiteSpace(rune));
    }

    private static void Append(StringBuilder output, Rune rune)
    {
        if (Rune.IsWhiteSpace(rune))
        {
            if (output.Length > 0)
                output.Append(' ');
        }
        else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
        {
            output.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
        }
        else if (rune.IsBmp)
        {
            var character = Lookalikes.Narrow((char)rune.Value);
            output.Append(Lookalikes.IsApostrophe(character) ? '\'' : character);
        }
        else
        {
            output.Append(rune.ToString());
        }
    }
}
