using System.Text.Json.Serialization;
using Diaspora.Flows.Engine;

namespace Diaspora.Gateway.Conversations;

/// <summary>What is kept of a conversation between two requests.</summary>
[JsonConverter(typeof(ConversationConverter))]
internal sealed class ConversationRecord
{
    /// <summary>How many earlier replies are kept for requests that come again.</summary>
    public const int RepliesKept = 8;

    /// <summary>Which conversation this is: mark of the session part of its key.</summary>
    public required long Key { get; init; }

    /// <summary>The flow engine's session.</summary>
    public required Session Session { get; init; }

    /// <summary>
    /// For providers that send all inputs: length of the text they last sent. For the others: inputs taken before the last request.
    /// </summary>
    public required int SeenLength { get; init; }

    /// <summary>Mark of the text that a provider that sends all inputs last sent.</summary>
    public required long SeenMark { get; init; }

    /// <summary>When the last request was taken, in Unix milliseconds.</summary>
    public required long TakenAt { get; init; }

    /// <summary>Counts conversations under the same provider session, so that their effects are kept apart.</summary>
    public required long Generation { get; init; }

    /// <summary>Code of the phone's language as it is remembered apart from this record; null: none is.</summary>
    public required string? Language { get; init; }

    /// <summary>The latest replies, the newest last.</summary>
    public required List<KeptReply> Replies { get; init; }

    /// <summary>The reply given to a request with this mark, or null.</summary>
    public KeptReply? FindReply(long mark)
    {
        foreach (var reply in Replies)
            if (reply.Mark == mark) return reply;
        return null;
    }

    /// <summary>Keeps a reply, forgetting the oldest.</summary>
    public void Keep(KeptReply reply)
    {
        if (Replies.Count >= RepliesKept) Replies.RemoveAt(0);
        Replies.Add(reply);
    }
}

/// <summary>A reply as it was given.</summary>
/// <param name="Mark">Mark of the request.</param>
/// <param name="Text">The text; empty: no reply was given.</param>
/// <param name="Ends">True: it closed the session.</param>
internal sealed record KeptReply(long Mark, string Text, bool Ends);

/// <summary>Reads and writes records as compact JSON, see <see cref="ConversationConverter"/>.</summary>
[JsonSerializable(typeof(ConversationRecord))]
internal sealed partial class ConversationJson : JsonSerializerContext;
