using System.Globalization;
using System.Text;

namespace Diaspora.Flows.Text;

/// <summary>
/// Rewrites text so that it fits the GSM-7 alphabet and reads the same: <c>tš</c> as <c>ts'</c>, curly quotes straight, letters without
/// foreign accents.
/// </summary>
/// <remarks>
/// One letter outside GSM-7 more than doubles the price of an SMS, and many handsets and networks break on such a letter in a menu.
/// Both methods give back the same instance when nothing changes, and change nothing when they are applied twice.
/// </remarks>
public static class Folding
{
    /// <summary>
    /// Folds what has a faithful GSM-7 spelling and keeps everything else, so the result may still need UCS-2. For text that a person will
    /// read by SMS.
    /// </summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Gsm7.IsEncodable(text))
            return text;

        var output = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            if (Letters.IsMark(text[i]))
                AppendMark(output, text[i], previous: i > 0 ? text[i - 1] : '\0');
            else
                Append(output, text[i], next: i + 1 < text.Length ? text[i + 1] : '\0');
        }
        return output.Equals(text) ? text : output.ToString();
    }

    /// <summary>
    /// Folds and then forces the rest: what has no GSM-7 spelling becomes <c>?</c> (an emoji one), control characters other than the
    /// line feed go. The result always counts in septets. For USSD screens, where nothing but GSM-7 is safe.
    /// </summary>
    public static string ForScreen(string text)
    {
        var folded = Fold(text);
        if (Gsm7.IsEncodable(folded) && folded.AsSpan().IndexOfAny('\r', '\f') < 0)
            return folded;

        var output = new StringBuilder(folded.Length);
        var rest = folded.AsSpan();
        while (!rest.IsEmpty)
        {
            var length = StringInfo.GetNextTextElementLength(rest);
            AppendShowable(output, rest[..length]);
            rest = rest[length..];
        }
        return output.ToString();
    }

    private static void Append(StringBuilder output, char character, char next)
    {
        character = Lookalikes.Narrow(character);
        if (character is 'š' or 'Š')
            AppendS(output, character);
        else if (character is '\u200C' or '\u200D' && Lookalikes.NeedsJoiner(next))
            output.Append(character);
        else if (Lookalikes.IsApostrophe(character))
            output.Append('\'');
        else if (Lookalikes.IsQuote(character))
            output.Append('"');
        else if (Lookalikes.IsDash(character))
            output.Append('-');
        else if (Lookalikes.IsSpace(character))
            output.Append(' ');
        else if (character is '‹' or '›')
            output.Append(character == '‹' ? '<' : '>');
        else if (character is '\u2028' or '\u2029')
            output.Append('\n');
        else if (character == '…')
            output.Append("...");
        else if (!Lookalikes.IsInvisible(character))
            output.Append(Letters.TryStrip(character, out var bare) ? bare : character);
    }

    // The typewriter spelling of Lesotho keeps tš and ts apart: ts'. Any other š is foreign and loses its caron.
    private static void AppendS(StringBuilder output, char character)
    {
        var afterT = output.Length > 0 && output[^1] is 't' or 'T';
        output.Append(character == 'š' ? 's' : 'S');
        if (afterT)
            output.Append('\'');
    }

    private static void AppendMark(StringBuilder output, char mark, char previous)
    {
        if (output.Length > 0 && !Gsm7.IsEncodable(output[^1]))
        {
            output.Append(mark);
        }
        else if (output.Length > 0 && output[^1] == previous && Letters.TryCompose(previous, mark, out var composite))
        {
            output.Length--;
            Append(output, composite, next: '\0');
        }
    }

    private static void AppendShowable(StringBuilder output, ReadOnlySpan<char> element)
    {
        var shown = false;
        for (var i = 0; i < element.Length; i++)
        {
            var character = element[i];
            if (character == '\r' && i + 1 == element.Length)
                character = '\n';
            if (character == '\n' || (Gsm7.IsEncodable(character) && !char.IsControl(character)))
                output.Append(character);
            else if (!char.IsControl(character))
                continue;
            shown = true;
        }
        if (!shown)
            output.Append('?');
    }
}
