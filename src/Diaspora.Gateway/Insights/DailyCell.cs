namespace Diaspora.Gateway.Insights;

/// <summary>How many of a kind there were on a day.</summary>
/// <param name="Day">The day in Lesotho.</param>
/// <param name="A">First thing that the measure is split by; empty: nothing.</param>
/// <param name="B">Second.</param>
/// <param name="C">Third.</param>
/// <param name="Count">How many.</param>
internal sealed record DailyCell(DateOnly Day, string A, string B, string C, long Count);
