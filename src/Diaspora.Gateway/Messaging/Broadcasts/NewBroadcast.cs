namespace Diaspora.Gateway.Messaging.Broadcasts;

/// <summary>One text to many people, as it is ordered.</summary>
/// <param name="Kind"><c>announcement</c> or <c>campaign</c>.</param>
/// <param name="Cause">What it is for, such as <c>announcement/12</c>: nothing is broadcast twice for one cause.</param>
/// <param name="Category">Topic that people must have agreed to: events, money, healthday or news; <c>service</c> needs none.</param>
/// <param name="En">The words in English, without the way to stop; <c>{code}</c> stands for the code to dial.</param>
/// <param name="St">The same in Sesotho.</param>
/// <param name="Audience">Who gets it.</param>
/// <param name="Urgent">True: quiet hours do not count.</param>
/// <param name="DueAt">When it is due for everybody; either this or <paramref name="DueLocal"/>.</param>
/// <param name="DueLocal">When it is due by the clock of each person.</param>
/// <param name="Worth">How long after that it is still worth sending.</param>
internal sealed record NewBroadcast(
    string Kind, string Cause, string Category, string En, string St, Audience Audience, bool Urgent, DateTimeOffset? DueAt, DateTime? DueLocal,
    TimeSpan Worth);
