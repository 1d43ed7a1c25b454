namespace Diaspora.Gateway.Conversations;

/// <summary>What Redis held when a turn began.</summary>
/// <param name="Record">The conversation; null: none, or not readable.</param>
/// <param name="Dropped">The conversation that may be continued; null: none.</param>
/// <param name="Language">Code of the phone's language; null: not remembered here.</param>
/// <param name="Begun">Conversations that the phone began within the minute, this one included; 0 when this one was there.</param>
/// <param name="Place">Where it was read and is to be saved.</param>
internal sealed record StoredConversation(
    ConversationRecord? Record, ConversationRecord? Dropped, string? Language, int Begun, RedisPlace Place);

/// <summary>When in a conversation a request arrives, as far as it can be told before the conversation is read.</summary>
internal enum Arrival
{
    /// <summary>It looks like the first request; if the conversation is there, it goes on all the same.</summary>
    First,

    /// <summary>It looks like a later one; if there is no conversation, it begins all the same, for the price of a second call.</summary>
    Later,

    /// <summary>It begins anew, whatever is there.</summary>
    Anew,
}

/// <summary>What becomes of the offer to continue a dropped session.</summary>
internal enum DroppedOffer
{
    /// <summary>It stays as it is.</summary>
    Keep = 0,

    /// <summary>This place is offered.</summary>
    Set = 1,

    /// <summary>Nothing is offered.</summary>
    Clear = 2,
}
