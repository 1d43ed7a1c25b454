namespace Diaspora.Gateway.Features.Campaigns.Calendar;

/// <summary>One time that a campaign texts.</summary>
/// <param name="Day">The day, by the clock of each person.</param>
/// <param name="Number">Which text of the campaign, counted from 1.</param>
internal readonly record struct Occurrence(DateOnly Day, int Number);
