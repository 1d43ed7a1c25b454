using System.Text.Json.Serialization;

namespace Diaspora.Flows.Engine;

/// <summary>
/// Where one person is in a conversation. Mutable and not thread-safe: it is read, advanced by one turn and saved.
/// Holds answers, so it is stored encrypted and never logged.
/// </summary>
[JsonConverter(typeof(SessionConverter))]
public sealed class Session
{
    /// <summary>Id of the flow.</summary>
    public string Flow { get; set; } = "";

    /// <summary>Version of the flow.</summary>
    public int Version { get; set; }

    /// <summary>Id of the screen that waits for an input.</summary>
    public string Screen { get; set; } = "";

    /// <summary>Page of that screen, from 0.</summary>
    public int Page { get; set; }

    /// <summary>Wrong inputs in a row.</summary>
    public int Wrong { get; set; }

    /// <summary>Index of the language.</summary>
    public int Language { get; set; }

    /// <summary>True: by SMS; false: by USSD.</summary>
    public bool Sms { get; set; }

    /// <summary>Inputs consumed since the session began.</summary>
    public int Inputs { get; set; }

    /// <summary>True: an end screen was shown.</summary>
    public bool Ended { get; set; }

    /// <summary>Screens that key 0 goes back through, the last one nearest.</summary>
    public List<Place> History { get; set; } = [];

    /// <summary>Values by <c>flow/name</c>.</summary>
    public Dictionary<string, string[]> Values { get; set; } = [];

    /// <summary>Rows of the page that was last shown, by the number they had.</summary>
    public List<ShownRow> Rows { get; set; } = [];

    /// <summary>The state that an earlier, dropped session left; null: none.</summary>
    public Session? Dropped { get; set; }
}

/// <summary>A screen of a flow version at a page.</summary>
/// <param name="Flow">Id of the flow.</param>
/// <param name="Version">Version of the flow.</param>
/// <param name="Screen">Id of the screen.</param>
/// <param name="Page">Page from 0.</param>
public sealed record Place(string Flow, int Version, string Screen, int Page);

/// <summary>A row as it was shown, so that a choice means what the person saw.</summary>
/// <param name="Number">The number it was shown under.</param>
/// <param name="Id">Its id.</param>
/// <param name="Label">Its label, one text or one a language.</param>
public sealed record ShownRow(int Number, string Id, string[] Label);
