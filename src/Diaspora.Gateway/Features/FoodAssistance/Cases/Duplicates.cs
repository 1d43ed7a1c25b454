namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>Open requests that may be one person's.</summary>
/// <param name="Signs">Why: <c>person</c> (name, birth year and village), <c>phone</c> (the same phone applied), <c>id</c> (district and last
/// digits of the identity number).</param>
/// <param name="Requests">Those within reach, the oldest first.</param>
/// <param name="Elsewhere">How many more there are in districts out of reach.</param>
public sealed record DuplicateGroup(IReadOnlyList<string> Signs, IReadOnlyList<CaseRow> Requests, int Elsewhere);

/// <summary>Two open requests that look like one person's.</summary>
/// <param name="Sign">Why.</param>
/// <param name="Low">The older one.</param>
/// <param name="High">The newer one.</param>
internal sealed record DuplicatePair(string Sign, long Low, long High);
