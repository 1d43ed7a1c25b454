namespace Diaspora.Flows.Engine;

/// <summary>A value of a session: one text for all languages, or one a language in the order of the flow set.</summary>
/// <param name="Texts">One text, or as many as there are languages.</param>
public readonly record struct FlowValue(string[] Texts)
{
    /// <summary>The text in a language.</summary>
    public string In(int language) => Texts.Length == 1 ? Texts[0] : Texts[language];

    /// <summary>The first text: what conditions compare and actions receive.</summary>
    public string Plain => Texts[0];

    /// <summary>A value that is the same in every language.</summary>
    public static implicit operator FlowValue(string text) => new([text]);

    /// <summary>A value with one text a language, in the order of the flow set.</summary>
    public static FlowValue Of(params string[] texts) => new(texts);
}
