using System.Text.Json.Serialization;

namespace Diaspora.Flows.Engine;

/// <summary>
/// Where one person is in a conversation. Mutable and not thread-safe: it is read, advanced by one turn and saved.
/// Holds answers, so it is stored encrypted and never logged.
/// </summary>
public sealed class Session
{
    /// <summary>Id of the flow.</summary>
    [JsonPropertyName("f")]
    public string Flow { get; set; } = "";

    /// <summary>Version of the flow.</summary>
    [JsonPropertyName("v")]
    public int Version { get; set; }

    /// <summary>Id of the screen that waits for an input.</summary>
    [JsonPropertyName("s")]
    public string Screen { get; set; } = "";

    /// <summary>Page of that screen, from 0.</summary>
    [JsonPropertyName("p")]
    public int Page { get; set; }

    /// <summary>Wrong inputs in a row.</summary>
    [JsonPropertyName("w")]
    public int Wrong { get; set; }

    /// <summary>Index of the language.</summary>
    [JsonPropertyName("l")]
    public int Language { get; set; }

    /// <summary>True: by SMS; false: by USSD.</summary>
    [JsonPropertyName("m")]
    public bool Sms { get; set; }

    /// <summary>Inputs consumed since the session began.</summary>
    [JsonPropertyName("n")]
    public int Inputs { get; set; }

    /// <summary>True: an end screen was shown.</summary>
    [JsonPropertyName("e")]
    public bool Ended { get; set; }

    /// <summary>Screens that key 0 goes back through, the last one nearest.</summary>
    [JsonPropertyName("h")]
    public List<Place> History { get; set; } = [];

    /// <summary>Values by <c>flow/name</c>.</summary>
    [JsonPropertyName("a")]
    public Dictionary<string, string[]> Values { get; set; } = [];

    /// <summary>Rows of the page that was last shown, by the number they had.</summary>
    [JsonPropertyName("r")]
    public List<ShownRow> Rows { get; set; } = [];

    /// <summary>The state that an earlier, dropped session left; null: none.</summary>
    [JsonPropertyName("d")]
    public Session? Dropped { get; set; }
}

/// <summary>A screen of a flow version at a page.</summary>
/// <param name="Flow">Id of the flow.</param>
/// <param name="Version">Version of the flow.</param>
/// <param name="Screen">Id of the screen.</param>
/// <param name="Page">Page from 0.</param>
public sealed record Place(
    [property: JsonPropertyName("f")] string Flow,
    [property: JsonPropertyName("v")] int Version,
    [property: JsonPropertyName("s")] string Screen,
    [property: JsonPropertyName("p")] int Page);

/// <summary>A row as it was shown, so that a choice means what the person saw.</summary>
/// <param name="Number">The number it was shown under.</param>
/// <param name="Id">Its id.</param>
/// <param name="Label">Its label, one text or one a language.</param>
public sealed record ShownRow(
    [property: JsonPropertyName("n")] int Number,
    [property: JsonPropertyName("i")] string Id,
    [property: JsonPropertyName("l")] string[] Label);
