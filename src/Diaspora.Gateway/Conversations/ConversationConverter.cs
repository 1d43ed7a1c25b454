using System.Text.Json;
using System.Text.Json.Serialization;
using Diaspora.Flows.Engine;

namespace Diaspora.Gateway.Conversations;

/// <summary>Reads and writes a record field by field, for the reason and in the way of <see cref="SessionConverter"/>.</summary>
internal sealed class ConversationConverter : JsonConverter<ConversationRecord>
{
    /// <inheritdoc/>
    public override ConversationRecord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("A record is an object.");
        Session? session = null;
        string? language = null;
        var (key, seenMark, takenAt, generation, seenLength) = (0L, 0L, 0L, 0L, 0);
        var replies = new List<KeptReply>(ConversationRecord.RepliesKept + 1);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = SessionConverter.FieldName(reader);
            reader.Read();
            switch (field)
            {
                case 'k': key = reader.GetInt64(); break;
                case 's': session = SessionConverter.Read(ref reader); break;
                case 'n': seenLength = reader.GetInt32(); break;
                case 'm': seenMark = reader.GetInt64(); break;
                case 't': takenAt = reader.GetInt64(); break;
                case 'g': generation = reader.GetInt64(); break;
                case 'l': language = reader.GetString(); break;
                case 'r': ReadReplies(ref reader, replies); break;
                default: reader.Skip(); break;
            }
        }

        return new ConversationRecord
        {
            Key = key,
            Session = session ?? throw new JsonException("There is no session."),
            SeenLength = seenLength,
            SeenMark = seenMark,
            TakenAt = takenAt,
            Generation = generation,
            Language = language,
            Replies = replies,
        };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ConversationRecord value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("k", value.Key);
        writer.WritePropertyName("s");
        SessionConverter.Write(writer, value.Session);
        writer.WriteNumber("n", value.SeenLength);
        writer.WriteNumber("m", value.SeenMark);
        writer.WriteNumber("t", value.TakenAt);
        writer.WriteNumber("g", value.Generation);
        if (value.Language is { } language) writer.WriteString("l", language);
        writer.WriteStartArray("r");
        foreach (var reply in value.Replies)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(reply.Mark);
            writer.WriteStringValue(reply.Text);
            writer.WriteBooleanValue(reply.Ends);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void ReadReplies(ref Utf8JsonReader reader, List<KeptReply> replies)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            reader.Read();
            var mark = reader.GetInt64();
            reader.Read();
            var text = reader.GetString() ?? "";
            reader.Read();
            replies.Add(new KeptReply(mark, text, reader.GetBoolean()));
            reader.Read();
        }
    }
}
