using Diaspora.Flows.Definition;
using Diaspora.Flows.Text;

namespace Diaspora.Flows.Engine;

/// <summary>Turns the names in a text into words, for one session in one flow.</summary>
internal sealed class ValueTexts(Flow flow, Session session, string serviceCode)
{
    /// <summary>Name of the placeholder that shows the code to dial.</summary>
    public const string Code = "code";

    /// <summary>Renders a text in the session's language.</summary>
    public string Render(LocalText text) => text[session.Language].Render(this, static (values, name) => values.Word(name));

    /// <summary>The words of a name in a language; empty when it has no value.</summary>
    public string Word(string name, int language)
    {
        if (name == Code) return serviceCode;
        if (session.FindLabel(flow, name) is { } label) return label.In(language);
        if (session.Find(flow, name) is not { } value) return "";
        return flow.Values.GetValueOrDefault(name) is ChoiceSource choice && choice.Find(value.Plain) is { } option
            ? option.Label[language].Render(_ => "")
            : value.In(language);
    }

    private string Word(string name) => Word(name, session.Language);

    /// <summary>The words of a name in every language, for messages that leave later.</summary>
    public FlowValue InEvery(string name, int languages)
    {
        var words = new string[languages];
        for (var i = 0; i < languages; i++) words[i] = Word(name, i);
        return words.All(w => w == words[0]) ? new FlowValue([words[0]]) : new FlowValue(words);
    }

    /// <summary>Makes a text of an action safe for a screen and no longer than it declared.</summary>
    public static FlowValue Clip(FlowValue value, int septets)
    {
        var texts = value.Texts;
        for (var i = 0; i < texts.Length; i++)
        {
            var clipped = Clip(texts[i], septets);
            if (ReferenceEquals(clipped, texts[i])) continue;
            if (ReferenceEquals(texts, value.Texts)) texts = [.. texts];
            texts[i] = clipped;
        }

        return new FlowValue(texts);
    }

    private static string Clip(string text, int septets)
    {
        text = Folding.ForScreen(text);
        if (Gsm7.Septets(text) <= septets) return text;
        var end = text.Length;
        while (end > 0 && Gsm7.Septets(text.AsSpan(0, end)) > septets) end--;
        return text[..end].TrimEnd();
    }
}
