using System.Text;
using Diaspora.Flows.Text;

namespace Diaspora.Gateway.Conversations.Words;

/// <summary>Finds texts however they are spelt: without capitals, accents and apostrophes, <c>tš</c> like <c>ts'</c>.</summary>
internal static class WordSearch
{
    // Letters with accents that GSM-7 has, so that folding leaves them.
    private const string Accented = "àåäèéìñòöøùüç", Bare = "aaaeeinooouuc";

    /// <summary>True when every word that is looked for stands in one of the texts.</summary>
    public static bool Finds(string query, IEnumerable<string> texts)
    {
        var all = Plain(string.Join('\n', texts));
        return Plain(query).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => all.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>The text as it is compared.</summary>
    internal static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in Folding.Fold(text).ToLowerInvariant())
        {
            if (letter == '\'') continue;
            var at = Accented.IndexOf(letter, StringComparison.Ordinal);
            plain.Append(at >= 0 ? Bare[at] : char.IsWhiteSpace(letter) ? ' ' : letter);
        }

        return plain.ToString();
    }
}
