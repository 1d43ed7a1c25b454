namespace Diaspora.Gateway.Features.Registration;

/// <summary>Ages as reports tell them. The bands are proposed; only the year of birth is known, so an age may be one year too high.</summary>
internal static class AgeBand
{
    /// <summary>The band of those whose year of birth cannot be read.</summary>
    public const string Unknown = "not known";

    private static readonly (int First, string Name)[] s_bands =
        [(65, "65 and over"), (50, "50-64"), (35, "35-49"), (25, "25-34"), (18, "18-24"), (0, "under 18")];

    /// <summary>Every band, the youngest first.</summary>
    public static IReadOnlyList<string> All { get; } = [.. s_bands.Select(band => band.Name).Reverse(), Unknown];

    /// <summary>The band of an age in years.</summary>
    public static string Of(int age) => s_bands.First(band => age >= band.First || band.First == 0).Name;
}
