namespace Diaspora.Gateway.Console.Parts;

/// <summary>A line of a choice.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Label">What is shown.</param>
public sealed record Option(string Value, string Label);
