namespace Diaspora.Flows.Checking;

/// <summary>Helps with misspelt names.</summary>
internal static class Nearest
{
    private const int MostEdits = 2;

    /// <summary><c>; did you mean 'home'?</c> when a known name is close, else the known names when they are few.</summary>
    public static string Hint(string name, IEnumerable<string> known)
    {
        var names = known.Order(StringComparer.Ordinal).ToArray();
        var close = names.MinBy(n => Distance(n, name));
        if (close is not null && Distance(close, name) <= Math.Min(MostEdits, name.Length / 2)) return $"; did you mean '{close}'?";
        return names.Length is > 0 and <= 12 ? "; known: " + string.Join(", ", names) + "." : ".";
    }

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, corner + (left[i - 1] == right[j - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[^1];
    }
}
