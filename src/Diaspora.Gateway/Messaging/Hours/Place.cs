namespace Diaspora.Gateway.Messaging.Hours;

/// <summary>Where a person is, as far as we know: the countries whose clocks and holidays all count.</summary>
/// <param name="Key">Two-letter codes in order, joined by a plus, as the database keeps it: <c>LS+ZA</c>. Empty: not known.</param>
internal readonly record struct Place(string Key)
{
    /// <summary>The countries.</summary>
    public IReadOnlyList<string> Countries => Key is { Length: > 0 } ? Key.Split('+') : [];

    /// <summary>The place of a person with these countries, of which any may be null.</summary>
    public static Place Of(params IEnumerable<string?> countries) =>
        new(string.Join('+', countries.OfType<string>().Distinct().Order(StringComparer.Ordinal)));
}
