using System.Diagnostics.CodeAnalysis;

namespace Diaspora.Gateway.Places;

/// <summary>A district of Lesotho.</summary>
/// <param name="Code">ISO 3166-2 code, such as <c>LS-G</c>, which is what is stored.</param>
/// <param name="Name">Its name, the same in English and Sesotho.</param>
/// <param name="Aliases">Its camptown and other spellings that stand in letters and lists.</param>
internal sealed record District(string Code, string Name, params string[] Aliases);

/// <summary>The ten districts in alphabetical order.</summary>
internal static class Districts
{
    /// <summary>All ten.</summary>
    public static IReadOnlyList<District> All { get; } =
    [
        new("LS-D", "Berea", "TY", "Teyateyaneng"),
        new("LS-B", "Butha-Buthe", "Botha-Bothe"),
        new("LS-C", "Leribe", "Hlotse", "Maputsoe"),
        new("LS-E", "Mafeteng"),
        new("LS-A", "Maseru"),
        new("LS-F", "Mohale's Hoek"),
        new("LS-J", "Mokhotlong"),
        new("LS-H", "Qacha's Nek", "Qacha", "Qaha's Nek"),
        new("LS-G", "Quthing", "Moyeni", "Quhting"),
        new("LS-K", "Thaba-Tseka"),
    ];

    /// <summary>The name of a district; the code itself where there is none such; null where no code is given.</summary>
    [return: NotNullIfNotNull(nameof(code))]
    public static string? NameOf(string? code) => All.FirstOrDefault(district => district.Code == code)?.Name ?? code;

    /// <summary>The district that somebody means who types its code, its name, its camptown or another spelling; null: none.</summary>
    public static District? Find(string? typed)
    {
        var words = Reduce(typed ?? "");
        return words.Length == 0
            ? null
            : All.FirstOrDefault(district => district.Aliases.Append(district.Name).Append(district.Code).Any(name => Reduce(name) == words));
    }

    // "Mohales-Hoek", "MOHALE'S HOEK" and "mohale’s hoek" are one.
    private static string Reduce(string name) => string.Concat(name.Where(char.IsAsciiLetter)).ToUpperInvariant();
}
