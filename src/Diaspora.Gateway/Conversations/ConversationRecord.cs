using System.Text.Json.Serialization;
using Diaspora.Flows.Engine;

namespace Diaspora.Gateway.Conversations;

/// <summary>What is kept of a conversation between two requests.</summary>
internal sealed class ConversationRecord
{
    /// <summary>How many earlier replies are kept for requests that come again.</summary>
    public const int RepliesKept = 8;

    /// <summary>Which conversation this is: the session part of its key.</summary>
    [JsonPropertyName("k")]
    public string Key { get; set; } = "";

    /// <summary>The flow engine's session.</summary>
    [JsonPropertyName("s")]
    public Session Session { get; set; } = new();

    /// <summary>
    /// For providers that send all inputs: length of the text they last sent. For the others: inputs taken before the last request.
    /// </summary>
    [JsonPropertyName("n")]
    public int SeenLength { get; set; }

    /// <summary>Mark of the text that a provider that sends all inputs last sent.</summary>
    [JsonPropertyName("m")]
    public long SeenMark { get; set; }

    /// <summary>When the last request was taken, in Unix milliseconds.</summary>
    [JsonPropertyName("t")]
    public long TakenAt { get; set; }

    /// <summary>Counts conversations under the same provider session, so that their effects are kept apart.</summary>
    [JsonPropertyName("g")]
    public long Generation { get; set; }

    /// <summary>The latest replies, the newest last.</summary>
    [JsonPropertyName("r")]
    public List<KeptReply> Replies { get; set; } = [];

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
internal sealed record KeptReply(
    [property: JsonPropertyName("m")] long Mark, [property: JsonPropertyName("t")] string Text, [property: JsonPropertyName("e")] bool Ends);

/// <summary>Reads and writes records as compact JSON.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ConversationRecord))]
internal sealed partial class ConversationJson : JsonSerializerContext;
