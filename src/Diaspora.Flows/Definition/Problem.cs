namespace Diaspora.Flows.Definition;

/// <summary>One thing wrong with a flow file, in words that say what to do.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Code">Stable short name of the kind of problem, such as <c>unknown-screen</c>.</param>
/// <param name="Message">What is wrong and what would make it right.</param>
public sealed record Problem(Source At, string Code, string Message)
{
    /// <summary><c>file:line: code: message</c>.</summary>
    public override string ToString() => $"{At}: {Code}: {Message}";
}
