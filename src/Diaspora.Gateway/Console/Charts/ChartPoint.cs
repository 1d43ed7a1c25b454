namespace Diaspora.Gateway.Console.Charts;

/// <summary>One value of a chart.</summary>
/// <param name="Label">What it is the value of, such as a district or a day.</param>
/// <param name="Value">How much; less than 0 is drawn as 0.</param>
/// <param name="Shown">What is written instead of the value, where it may not be told exactly, such as <c>&lt;5</c>; null: the value.</param>
public sealed record ChartPoint(string Label, long Value, string? Shown = null);
