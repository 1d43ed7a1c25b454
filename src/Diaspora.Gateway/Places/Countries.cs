using System.Text;

namespace Diaspora.Gateway.Places;

/// <summary>The countries of ISO 3166-1, from <c>countries.txt</c> beside this file.</summary>
internal static class Countries
{
    /// <summary>Most countries that a search gives.</summary>
    public const int MostFound = 8;

    /// <summary>Shortest typed text that may have a mistake in it: in a shorter one a mistake makes it another country.</summary>
    private const int ShortestWithMistake = 5;

    private static readonly Lazy<IReadOnlyList<Country>> s_all = new(Read);
    private static readonly Lazy<Dictionary<string, Country>> s_byCode = new(() => s_all.Value.ToDictionary(country => country.Code));

    /// <summary>All countries in the order of their codes.</summary>
    public static IReadOnlyList<Country> All => s_all.Value;

    /// <summary>The country with a code; throws <see cref="KeyNotFoundException"/> when there is none.</summary>
    public static Country Get(string code) => s_byCode.Value[code];

    /// <summary>
    /// Countries whose English, Sesotho or other name is what was typed, begins with it, has a word that begins with it, or differs by a
    /// slip of the fingers; the closest first, at most <see cref="MostFound"/>.
    /// </summary>
    public static IReadOnlyList<Country> Search(string typed)
    {
        var words = CountryName.Reduce(typed);
        if (words.Length < 2) return [];
        return
        [
            .. All.Select(country => (Country: country, Rank: Rank(country, words)))
                .Where(found => found.Rank is not null)
                .OrderBy(found => found.Rank)
                .ThenBy(found => found.Country.English, StringComparer.Ordinal)
                .Select(found => found.Country)
                .Take(MostFound),
        ];
    }

    private static int? Rank(Country country, string typed)
    {
        if (country.Names.Contains(typed)) return 0;
        if (country.Code.Equals(typed, StringComparison.OrdinalIgnoreCase)) return 1;
        if (country.Names.Any(name => name.StartsWith(typed, StringComparison.Ordinal))) return 2;
        if (country.Names.Any(name => name.Contains(" " + typed, StringComparison.Ordinal))) return 3;
        if (typed.Length < ShortestWithMistake) return null;
        var most = typed.Length >= 2 * ShortestWithMistake - 2 ? 2 : 1;
        return country.Names.Any(name => CountryName.Distance(name, typed, most) <= most) ? 4 : null;
    }

    private static List<Country> Read()
    {
        var file = typeof(Countries).Assembly.GetManifestResourceStream("Places/countries.txt")
            ?? throw new InvalidOperationException("The table of countries is missing from the program.");
        using var reader = new StreamReader(file, Encoding.UTF8);
        var countries = new List<Country>();
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#')) countries.Add(Parse(line));
        return countries;
    }

    private static Country Parse(string line)
    {
        string[] columns = [.. line.Split(';', StringSplitOptions.TrimEntries), "", ""];
        var sesotho = columns[2].Length > 0 ? columns[2] : columns[1];
        var others = columns[3].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new Country(columns[0], columns[1], sesotho, [.. others.Append(columns[1]).Append(sesotho).Select(CountryName.Reduce).Distinct()]);
    }
}
