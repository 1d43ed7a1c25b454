using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Channels;

/// <summary>
/// The fields of a provider's request. Names count in any letter case, because providers change it; a field may be repeated with the same
/// value. The first thing found wrong while reading is kept in <see cref="Refusal"/>: read all fields, then look there once.
/// </summary>
/// <param name="all">Every field as it came, decoded.</param>
/// <param name="refusal">Why there are no fields to read; null: there are.</param>
internal sealed class ProviderFields(IReadOnlyList<KeyValuePair<string, string>> all, Refusal? refusal = null)
{
    private const int MostIdLength = 128;

    /// <summary>Every field as it came, decoded, in the order received.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> All => all;

    /// <summary>The first thing that is wrong; null: nothing so far.</summary>
    public Refusal? Refusal { get; private set; } = refusal;

    /// <summary>The fields of the query string.</summary>
    public static ProviderFields OfQuery(HttpRequest request) =>
        new([.. request.Query.SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? ""))]);

    /// <summary>A field's value; null when it was not sent.</summary>
    public string? Find(string name)
    {
        string? found = null;
        for (var i = 0; i < all.Count; i++)
        {
            var (key, value) = all[i];
            if (!key.Equals(name, StringComparison.OrdinalIgnoreCase))
                continue;
            if (found is not null && found != value)
                Refusal ??= Refusal.Ambiguous(name);
            found ??= value;
        }

        return found;
    }

    /// <summary>A field that must be there and not empty.</summary>
    public string Get(string name)
    {
        var value = Find(name)?.Trim() ?? "";
        if (value.Length == 0)
            Refusal ??= Refusal.Missing(name);
        return value;
    }

    /// <summary>An id of the provider's: required, at most 128 characters, none of them a control character.</summary>
    public string GetId(string name)
    {
        if (Find(name) is { } sent && (sent.Length > MostIdLength || sent.Any(char.IsControl)))
            Refusal ??= Refusal.NoId(name);
        return Get(name);
    }

    /// <summary>A telephone number: required, international.</summary>
    public Msisdn GetPhone(string name)
    {
        var phone = Msisdn.FromProvider(Get(name));
        if (phone is null)
            Refusal ??= Refusal.NoPhone(name);
        return phone ?? default;
    }
}
