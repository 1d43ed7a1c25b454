namespace Diaspora.Gateway.Messaging.Broadcasts;

/// <summary>Fewer phones than this are no audience: who hears that a text went to few knows who they are.</summary>
/// <param name="Phones">The number of phones, one for every kind of broadcast.</param>
internal sealed record SmallestAudience(int Phones);
