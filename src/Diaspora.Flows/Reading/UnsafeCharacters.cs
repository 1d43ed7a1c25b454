using System.Text;
using Diaspora.Flows.Text;

namespace Diaspora.Flows.Reading;

/// <summary>Finds the characters of a text that a basic phone does not show, with what to write instead.</summary>
internal static class UnsafeCharacters
{
    /// <summary>Each such character once, as <c>'’' (U+2019)</c>, and the advice.</summary>
    public static IEnumerable<(string Character, string Advice)> Of(string text)
    {
        if (Folding.ForScreen(text) == text) yield break;
        var seen = new HashSet<(string, string)>();
        var before = "";
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            at += rune.Utf16SequenceLength;
            var folded = Folding.Fold(text[..at]);
            var one = rune.ToString();
            if (Folding.ForScreen(one) != one || !folded.EndsWith(one, StringComparison.Ordinal))
            {
                var found = (Named(rune), Advice(before, folded));
                if (seen.Add(found)) yield return found;
            }

            before = folded;
        }
    }

    private static string Named(Rune rune) => (Rune.IsControl(rune) ? "A control character" : $"'{rune}'") + $" (U+{rune.Value:X4})";

    private static string Advice(string before, string after)
    {
        var instead = after.StartsWith(before, StringComparison.Ordinal) ? after[before.Length..] : "";
        return instead.Length > 0 && Gsm7.IsEncodable(instead) && !instead.Any(char.IsControl) ? $"write {instead} instead" : "leave it out";
    }
}
