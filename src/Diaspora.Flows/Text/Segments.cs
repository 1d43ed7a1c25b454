using System.Globalization;

namespace Diaspora.Flows.Text;

/// <summary>Counts the parts that a text message is cut into, as carriers and Twilio bill them.</summary>
public static class Segments
{
    // A part of a longer message loses 6 octets to the header that joins the parts (3GPP TS 23.040).
    private const int Gsm7Alone = 160, Gsm7Part = 153, Ucs2Alone = 70, Ucs2Part = 67;

    /// <summary>Counts the parts of <paramref name="text"/> as it stands; nothing is folded first.</summary>
    public static SegmentCount Count(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var septets = Gsm7.Septets(text);
        if (septets >= 0)
            return new(SmsEncoding.Gsm7, septets, septets <= Gsm7Alone ? [septets] : Gsm7Parts(text));
        return new(SmsEncoding.Ucs2, text.Length, text.Length <= Ucs2Alone ? [text.Length] : Ucs2Parts(text));
    }

    /// <summary>Most units that so many parts hold: septets, or UTF-16 letters.</summary>
    public static int Room(SmsEncoding encoding, int parts) => encoding == SmsEncoding.Gsm7
        ? parts == 1 ? Gsm7Alone : parts * Gsm7Part
        : parts == 1 ? Ucs2Alone : parts * Ucs2Part;

    private static List<int> Gsm7Parts(string text)
    {
        var parts = new List<int> { 0 };
        foreach (var character in text)
            Add(parts, Gsm7.CostOf(character), Gsm7Part);
        return parts;
    }

    private static List<int> Ucs2Parts(string text)
    {
        var parts = new List<int> { 0 };
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var element = rest[..StringInfo.GetNextTextElementLength(rest)];
            if (element.Length <= Ucs2Part)
                Add(parts, element.Length, Ucs2Part);
            else
                Tear(parts, element);
            rest = rest[element.Length..];
        }
        return parts;
    }

    // A pile of combining marks longer than a whole part has to be torn, though never inside a surrogate pair.
    private static void Tear(List<int> parts, ReadOnlySpan<char> element)
    {
        foreach (var rune in element.EnumerateRunes())
            Add(parts, rune.Utf16SequenceLength, Ucs2Part);
    }

    private static void Add(List<int> parts, int units, int limit)
    {
        if (parts[^1] + units > limit)
            parts.Add(0);
        parts[^1] += units;
    }
}
