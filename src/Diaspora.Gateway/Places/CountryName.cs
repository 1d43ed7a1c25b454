using System.Text;

namespace Diaspora.Gateway.Places;

/// <summary>Compares names of countries as people type them.</summary>
internal static class CountryName
{
    // What folding to GSM-7 leaves with an accent, since GSM-7 has these letters.
    private const string Accented = "àäåæçéèìñòöøùüß";
    private const string Bare = "aaaaceeinooouus";

    /// <summary>Lower-case words of letters parted by one space, without accents, punctuation and "the".</summary>
    public static string Reduce(string name)
    {
        var reduced = new StringBuilder(name.Length);
        foreach (var letter in name.ToLowerInvariant())
        {
            var accent = Accented.IndexOf(letter, StringComparison.Ordinal);
            if (accent >= 0) reduced.Append(Bare[accent]);
            else if (letter == '&') reduced.Append(" and ");
            else if (char.IsAsciiLetter(letter)) reduced.Append(letter);
            else if (letter is not ('\'' or '.')) reduced.Append(' ');
        }

        return string.Join(' ', reduced.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word != "the"));
    }

    /// <summary>
    /// How many letters must be put in, left out, changed or swapped with their neighbour to make one name the other; names that differ by
    /// more than <paramref name="most"/> give more than that.
    /// </summary>
    public static int Distance(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most) return most + 1;
        var beforeLast = new int[other.Length + 1];
        var last = new int[other.Length + 1];
        var row = new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++) row[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            (beforeLast, last, row) = (last, row, beforeLast);
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }
        }

        return row[other.Length];
    }
}
