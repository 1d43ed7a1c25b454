namespace Diaspora.Gateway.Conversations.Words;

/// <summary>One text of the menus in every language.</summary>
/// <param name="Number">Its place among all texts, from 1.</param>
/// <param name="Text">Its key, such as <c>main/home/text</c>.</param>
/// <param name="Flow">The flow it belongs to, or <c>system</c> or <c>lists</c>.</param>
/// <param name="Screen">The screen, the list or the system text; a message is <c>message.NAME</c>.</param>
/// <param name="Part">Which text of the screen, such as <c>text</c> or <c>options/1</c>; empty: the only one.</param>
/// <param name="Words">The words by language, with the names of values in braces.</param>
/// <param name="Hash">Hash of the Sesotho words: who signs says with it which words were read.</param>
/// <param name="Needed">How many native readers the Sesotho needs.</param>
internal sealed record WordText(
    long Number, string Text, string Flow, string Screen, string Part, IReadOnlyDictionary<string, string> Words, string Hash, int Needed)
{
    /// <summary>Before the name of a message where that of a screen may stand; names of screens have no dot.</summary>
    public const string MessagePrefix = "message.";

    /// <summary>The language that is reviewed.</summary>
    public const string Reviewed = "st";

    /// <summary>The Sesotho words.</summary>
    public string Sesotho => Words[Reviewed];
}
