namespace Diaspora.Gateway.Messaging.OptOuts;

/// <summary>A phone that is asked about.</summary>
/// <param name="Phone">The number in international form, with its plus.</param>
public sealed record PhoneQuestion(string Phone);

/// <summary>What a person asked staff for.</summary>
/// <param name="Phone">The number in international form, with its plus.</param>
/// <param name="Reason">How the person said so, such as "asked at the consulate desk". It is kept in the audit: no names, no numbers.</param>
public sealed record PhoneWish(string Phone, string Reason);

/// <summary>Whether a phone gets messages.</summary>
/// <param name="Phone">The number, masked.</param>
/// <param name="Stopped">True: it gets none.</param>
/// <param name="Since">Since when.</param>
/// <param name="Source">How we learnt it: menu, reply, provider or staff.</param>
public sealed record OptOutState(string Phone, bool Stopped, DateTimeOffset? Since, string? Source);

/// <summary>How many phones that get no messages said so in a month, in one way.</summary>
/// <param name="Month">The month in Lesotho, as <c>2026-11</c>.</param>
/// <param name="Source">How they said it: menu, reply, provider or staff.</param>
/// <param name="Phones">How many.</param>
public sealed record OptOutCount(string Month, string Source, int Phones);
