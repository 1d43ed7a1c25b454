namespace Diaspora.Gateway.Places;

/// <summary>A country or territory of ISO 3166-1.</summary>
/// <param name="Code">Its two letters, which are what is stored.</param>
/// <param name="English">Name as phones show it.</param>
/// <param name="Sesotho">Name in Sesotho; the English one where no other is in use.</param>
/// <param name="Names">Every name that people may type, reduced by <see cref="CountryName"/>.</param>
internal sealed record Country(string Code, string English, string Sesotho, IReadOnlyList<string> Names)
{
    /// <summary>Longest name on a screen in septets.</summary>
    public const int LongestName = 24;
}
