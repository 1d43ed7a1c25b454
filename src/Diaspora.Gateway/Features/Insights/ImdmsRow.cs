namespace Diaspora.Gateway.Features.Insights;

/// <summary>One line of the export for the Integrated Migration Data Management System.</summary>
/// <param name="AgeBand">Ages in years.</param>
/// <param name="District">ISO 3166-2 code of the home district.</param>
/// <param name="Country">ISO 3166-1 code of the country of residence.</param>
/// <param name="People">How many registered; &lt;5 or hidden where they are few, or where few would follow.</param>
public sealed record ImdmsRow(string AgeBand, string District, string Country, string People);
