namespace Diaspora.Gateway.Insights;

/// <summary>What the home page of staff shows, small counts of people covered.</summary>
/// <param name="AsOf">When it was counted; null: not yet.</param>
/// <param name="People">People who are registered.</param>
/// <param name="MessagesToday">Texts written today by outcome.</param>
/// <param name="MessagesMonth">Texts written in the last 30 days by outcome.</param>
/// <param name="SessionsToday">Conversations that began today, by language.</param>
/// <param name="Cases">Requests for food assistance by step.</param>
/// <param name="Days">The last 30 days, the oldest first.</param>
public sealed record HomeNumbers(
    DateTimeOffset? AsOf, string People, IReadOnlyList<HomeNumber> MessagesToday, IReadOnlyList<HomeNumber> MessagesMonth,
    IReadOnlyList<HomeNumber> SessionsToday, IReadOnlyList<HomeNumber> Cases, IReadOnlyList<HomeDay> Days);

/// <summary>A number of the home page.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The number as it is shown.</param>
public sealed record HomeNumber(string Name, string Value);

/// <summary>A day of the home page's chart.</summary>
/// <param name="Day">The day in Lesotho.</param>
/// <param name="Messages">Texts by outcome, in the order of <see cref="HomeNumbers.MessagesMonth"/>.</param>
/// <param name="Sessions">Conversations that began.</param>
public sealed record HomeDay(DateOnly Day, IReadOnlyList<long> Messages, long Sessions);
