namespace Diaspora.Gateway.Console;

/// <summary>
/// Names the resource that holds the console's words in other languages. English stands in the pages and is the key; a file
/// <c>Console/ConsoleText.st.resx</c> would hold Sesotho, and what it lacks is shown in English.
/// </summary>
internal sealed class ConsoleText;
