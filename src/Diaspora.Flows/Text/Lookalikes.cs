using System.Globalization;

namespace Diaspora.Flows.Text;

/// <summary>Characters that phones and word processors put where a plain one was meant.</summary>
internal static class Lookalikes
{
    /// <summary>Curly and modifier apostrophes, prime, acute and grave accents standing alone: all mean <c>'</c>.</summary>
    public static bool IsApostrophe(char character) => character is '’' or '‘' or '‚' or '‛' or 'ʼ' or 'ʹ' or '′' or '´' or '`';

    /// <summary>Curly, low and pointed double quotation marks: all mean <c>"</c>.</summary>
    public static bool IsQuote(char character) => character is '“' or '”' or '„' or '‟' or '«' or '»' or '″';

    /// <summary>Hyphens, dashes, the minus sign and the bullet: all can be read as <c>-</c>.</summary>
    public static bool IsDash(char character) => character is (>= '\u2010' and <= '\u2015') or '−' or '•';

    /// <summary>Tab and every space but the plain one, none of them in GSM-7.</summary>
    public static bool IsSpace(char character) =>
        character is '\t' or (> '\u007F' and not ('\u0085' or '\u2028' or '\u2029')) && char.IsWhiteSpace(character);

    /// <summary>Turns a full-width form (U+FF01 to U+FF5E) into the ASCII character it copies; anything else stays.</summary>
    public static char Narrow(char character) => character is >= '！' and <= '～' ? (char)(character - '！' + '!') : character;

    /// <summary>
    /// Format characters that show nothing: direction marks, zero-width characters, soft hyphen, byte order mark. The number signs of Arabic show.
    /// </summary>
    public static bool IsInvisible(char character) =>
        character is '\u00AD' or '\u061C' or >= '\u180E' && CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format;

    /// <summary>Whether a joiner before this character does work: it holds emoji and Arabic or Indic letters together.</summary>
    public static bool NeedsJoiner(char next) =>
        char.IsHighSurrogate(next) || (next is (>= '\u0600' and <= '\u0DFF') or (>= '\u2600' and <= '\u27BF') && !IsInvisible(next));
}
