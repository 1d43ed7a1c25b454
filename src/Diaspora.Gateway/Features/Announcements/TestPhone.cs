namespace Diaspora.Gateway.Features.Announcements;

/// <summary>A phone of staff on which announcements are tried out. Its number is never told again.</summary>
/// <param name="Id">Its number in this list.</param>
/// <param name="Holder">Whose it is, as staff wrote it.</param>
/// <param name="AddedBy">Who entered it.</param>
/// <param name="AddedAt">When.</param>
/// <param name="ConfirmedBy">Who else looked at it; null: nobody yet, and it gets nothing.</param>
/// <param name="ConfirmedAt">When.</param>
public sealed record TestPhone(
    long Id, string Holder, string AddedBy, DateTimeOffset AddedAt, string? ConfirmedBy, DateTimeOffset? ConfirmedAt);

/// <summary>A phone to enter.</summary>
/// <param name="Number">Its number in international form.</param>
/// <param name="Holder">Whose it is, 1 to 60 characters.</param>
public sealed record NewTestPhone(string Number, string Holder);

/// <summary>What became of a try-out.</summary>
/// <param name="Sent">Phones that the words were sent to.</param>
/// <param name="NotSent">Holders of phones that cannot be texted: they want no messages, no route takes their number, or these words were tried out on them
/// often enough.</param>
public sealed record TryOut(int Sent, IReadOnlyList<string> NotSent);
