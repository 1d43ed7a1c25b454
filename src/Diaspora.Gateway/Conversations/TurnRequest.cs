using System.Globalization;
using Diaspora.Flows.Engine;

namespace Diaspora.Gateway.Conversations;

/// <summary>One turn to run.</summary>
internal sealed record TurnRequest
{
    /// <summary>Who is on the line.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The conversation.</summary>
    public required ConversationKey Key { get; init; }

    /// <summary>What Redis held.</summary>
    public required StoredConversation Stored { get; init; }

    /// <summary>The stored conversation that goes on; throws when there is none.</summary>
    public ConversationRecord GoingOn => Stored.Record ?? throw new InvalidOperationException("Without a stored conversation a turn begins one.");

    /// <summary>How a new conversation begins; null: the stored one goes on.</summary>
    public StartRequest? Start { get; init; }

    /// <summary>For a beginning: true when the phone's language is known and worth remembering; false when it was not chosen before this turn.</summary>
    public bool LanguageKnown { get; init; } = true;

    /// <summary>The inputs to take.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Mark of the request.</summary>
    public required long Mark { get; init; }

    /// <summary>Becomes <see cref="ConversationRecord.SeenLength"/>.</summary>
    public int SeenLength { get; init; }

    /// <summary>Keeps the effects of this conversation apart from earlier ones under the same provider session.</summary>
    public required long Generation { get; init; }

    /// <summary>Names the conversation whose effects these are.</summary>
    public string Effects => string.Create(CultureInfo.InvariantCulture, $"{Key.Session}.{Generation}");

    /// <summary>True: the reply is put into the outbox as well.</summary>
    public bool ReplyByOutbox { get; init; }
}
