using Diaspora.Gateway.Places;

namespace Diaspora.Gateway.Console.Parts;

/// <summary>Places to choose from on pages.</summary>
internal static class PlaceOptions
{
    /// <summary>Countries by name.</summary>
    public static IReadOnlyList<Option> OfCountries { get; } =
        [.. Countries.All.OrderBy(country => country.English, StringComparer.Ordinal).Select(country => new Option(country.Code, country.English))];

    /// <summary>Districts by name.</summary>
    public static IReadOnlyList<Option> OfDistricts { get; } = [.. Districts.All.Select(district => new Option(district.Code, district.Name))];
}
