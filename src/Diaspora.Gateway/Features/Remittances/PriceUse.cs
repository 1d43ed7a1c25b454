namespace Diaspora.Gateway.Features.Remittances;

/// <summary>How the price comparison is used, counted without saying by whom: the corridor, the way, and roughly the amount.</summary>
internal static class PriceUse
{
    // In units of the corridor's currency. Proposed.
    private static readonly (int Most, string Name)[] s_bands =
        [(500, "up to 500"), (1000, "501 to 1,000"), (2000, "1,001 to 2,000"), (5000, "2,001 to 5,000"), (int.MaxValue, "above 5,000")];

    /// <summary>Every band, the smallest first.</summary>
    public static IReadOnlyList<string> Bands { get; } = [.. s_bands.Select(band => band.Name)];

    /// <summary>The band of an amount in cents.</summary>
    public static string BandOf(int cents) => s_bands.First(band => cents <= (long)band.Most * 100).Name;
}
