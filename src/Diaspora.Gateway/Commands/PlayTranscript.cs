namespace Diaspora.Gateway.Commands;

/// <summary>Writes down what happens on a played phone, in the form of the transcripts that are tests.</summary>
internal sealed class PlayTranscript
{
    // Journeys are written for numbers that nobody has.
    private const string Phone = "+27600000101";

    private readonly List<string> _lines = ["phone " + Phone];

    /// <summary>A remark that tests skip.</summary>
    public void Remark(string words) => _lines.Add("# " + words);

    /// <summary>Something the person does, such as <c>dial</c> or <c>&gt; 2</c>.</summary>
    public void Act(string line) => _lines.Add(line);

    /// <summary>A screen or a text, under the word that says what it is.</summary>
    public void Show(string kind, string text)
    {
        _lines.Add(kind);
        _lines.AddRange(text.Split('\n').Select(line => line.Length == 0 ? "|" : "| " + line));
    }

    /// <summary>The whole transcript.</summary>
    public override string ToString() => string.Join('\n', _lines);
}
