namespace Diaspora.Gateway.Conversations;

/// <summary>What Redis held when a turn began.</summary>
/// <param name="Record">The conversation; null: none, or not readable.</param>
/// <param name="Dropped">The conversation that may be continued; null: none.</param>
/// <param name="Language">Code of the phone's language; null: not remembered here.</param>
/// <param name="Begun">Conversations that the phone began within the minute, this one included; 0 when this one was there.</param>
/// <param name="Tag">Tells what was read from what another request may have saved since; empty: nothing was there.</param>
internal sealed record StoredConversation(
    ConversationRecord? Record, ConversationRecord? Dropped, string? Language, int Begun, byte[] Tag);

/// <summary>What becomes of the offer to continue a dropped session.</summary>
internal enum DroppedOffer
{
    /// <summary>It stays as it is.</summary>
    Keep,

    /// <summary>This place is offered.</summary>
    Set,

    /// <summary>Nothing is offered.</summary>
    Clear,
}
