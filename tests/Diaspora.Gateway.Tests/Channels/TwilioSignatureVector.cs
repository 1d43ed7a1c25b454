using System.Collections.Specialized;
using System.Net;
using System.Text.Json;

namespace Diaspora.Gateway.Tests.Channels;

/// <summary>One signed request of vectors/twilio-signatures.json, made with the provider's library for Node.</summary>
/// <remarks>
/// That library signs the distinct values of a repeated key one after another. The one for .NET has no rule for repeated
/// keys, so <see cref="RepeatsAKey"/> marks the vector that it cannot accept.
/// </remarks>
internal sealed record TwilioSignatureVector(
    string Id, string AuthToken, string RequestUrl, Dictionary<string, JsonElement>? Params, string? Body, string Signature, bool ValidateRequest)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public bool RepeatsAKey => Fields.Values.Any(value => value.ValueKind == JsonValueKind.Array);

    /// <summary>The body as it is sent.</summary>
    public string FormBody => string.Join('&', Fields.SelectMany(Values, (pair, value) =>
        $"{WebUtility.UrlEncode(pair.Key)}={WebUtility.UrlEncode(value.GetString())}"));

    private Dictionary<string, JsonElement> Fields => Params ?? [];

    public static IReadOnlyList<TwilioSignatureVector> ReadAll()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "vectors", "twilio-signatures.json"));
        using var document = JsonDocument.Parse(file);
        return [.. Read(document, "valid"), .. Read(document, "invalid")];
    }

    public static TwilioSignatureVector Find(string id) => ReadAll().Single(vector => vector.Id == id);

    public Dictionary<string, string> AsDictionary() => Fields.ToDictionary(field => field.Key, field => field.Value.GetString() ?? "");

    public NameValueCollection AsCollection()
    {
        var collection = new NameValueCollection();
        foreach (var field in Fields)
        {
            foreach (var single in Values(field))
                collection.Add(field.Key, single.GetString());
        }

        return collection;
    }

    private static JsonElement[] Values(KeyValuePair<string, JsonElement> field) =>
        field.Value.ValueKind == JsonValueKind.Array ? [.. field.Value.EnumerateArray()] : [field.Value];

    private static List<TwilioSignatureVector> Read(JsonDocument document, string list) =>
        document.RootElement.GetProperty(list).Deserialize<List<TwilioSignatureVector>>(Json).ShouldNotBeNull();
}
