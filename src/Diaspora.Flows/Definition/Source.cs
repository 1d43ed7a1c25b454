namespace Diaspora.Flows.Definition;

/// <summary>Where something stands in a flow file, for messages such as <c>flows/main.yaml:12</c>.</summary>
/// <param name="File">Path of the file as it was given to the reader.</param>
/// <param name="Line">Line number, from 1.</param>
public readonly record struct Source(string File, int Line)
{
    /// <summary><c>file:line</c>, the form that editors make clickable.</summary>
    public override string ToString() => $"{File}:{Line}";
}
