using Diaspora.Gateway.Messaging.Broadcasts;

namespace Diaspora.Gateway.Messaging.Pages;

/// <summary>An audience as it is posted; forms with other fields derive from it.</summary>
public class PostedAudience
{
    private static readonly char[] s_between = [',', ';', '\n', '\r'];

    /// <summary>Countries that are ticked, by code.</summary>
    public string[]? Countries { get; set; }

    /// <summary>Codes of further countries, with commas between.</summary>
    public string? OtherCountries { get; set; }

    /// <summary>Home districts that are ticked, by code.</summary>
    public string[]? Districts { get; set; }

    /// <summary>Towns, one on a line or with commas between.</summary>
    public string? Towns { get; set; }

    /// <summary>Languages of phones that are ticked.</summary>
    public string[]? Languages { get; set; }

    /// <summary>The audience that was written.</summary>
    internal Audience ToAudience(long? recipientsOf = null) => new()
    {
        Countries = [.. (Countries ?? []).Concat(Split(OtherCountries).Select(c => c.ToUpperInvariant())).Distinct()],
        Districts = Districts ?? [],
        Towns = [.. Split(Towns).Distinct(StringComparer.OrdinalIgnoreCase)],
        Languages = Languages ?? [],
        RecipientsOf = recipientsOf,
    };

    /// <summary>Writes an audience into the fields.</summary>
    internal void WriteAudience(Audience audience, AudienceChoices choices)
    {
        var known = choices.Countries.Select(c => c.Code).ToHashSet();
        Countries = [.. audience.Countries.Where(known.Contains)];
        OtherCountries = string.Join(", ", audience.Countries.Where(c => !known.Contains(c)));
        Districts = [.. audience.Districts];
        Towns = string.Join('\n', audience.Towns);
        Languages = [.. audience.Languages];
    }

    private static string[] Split(string? text) =>
        (text ?? "").Split(s_between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
