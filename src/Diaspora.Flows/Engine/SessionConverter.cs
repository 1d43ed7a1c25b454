using System.Text.Json;
using System.Text.Json.Serialization;

namespace Diaspora.Flows.Engine;

/// <summary>
/// Reads and writes a session field by field, because it happens on every turn: what the serializer would do by itself takes several times the
/// memory. Fields have names of one letter; one that is not known is passed over, so that two versions of the program can share sessions.
/// </summary>
public sealed class SessionConverter : JsonConverter<Session>
{
    /// <inheritdoc/>
    public override Session Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Session value, JsonSerializerOptions options) => Write(writer, value);

    /// <summary>Writes a session.</summary>
    public static void Write(Utf8JsonWriter json, Session session)
    {
        json.WriteStartObject();
        json.WriteString("f", session.Flow);
        json.WriteNumber("v", session.Version);
        json.WriteString("s", session.Screen);
        Write(json, "p", session.Page);
        Write(json, "w", session.Wrong);
        Write(json, "l", session.Language);
        Write(json, "n", session.Inputs);
        if (session.Sms) json.WriteBoolean("m", true);
        if (session.Ended) json.WriteBoolean("e", true);
        WriteHistory(json, session.History);
        WriteValues(json, session.Values);
        WriteRows(json, session.Rows);
        if (session.Dropped is { } dropped)
        {
            json.WritePropertyName("d");
            Write(json, dropped);
        }

        json.WriteEndObject();
    }

    /// <summary>Reads a session.</summary>
    /// <param name="json">Stands on the beginning of the session; afterwards on its end.</param>
    public static Session Read(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject) throw new JsonException("A session is an object.");
        var session = new Session();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var field = FieldName(json);
            json.Read();
            switch (field)
            {
                case 'f': session.Flow = json.GetString() ?? ""; break;
                case 'v': session.Version = json.GetInt32(); break;
                case 's': session.Screen = json.GetString() ?? ""; break;
                case 'p': session.Page = json.GetInt32(); break;
                case 'w': session.Wrong = json.GetInt32(); break;
                case 'l': session.Language = json.GetInt32(); break;
                case 'n': session.Inputs = json.GetInt32(); break;
                case 'm': session.Sms = json.GetBoolean(); break;
                case 'e': session.Ended = json.GetBoolean(); break;
                case 'h': ReadHistory(ref json, session.History); break;
                case 'a': ReadValues(ref json, session.Values); break;
                case 'r': ReadRows(ref json, session.Rows); break;
                case 'd': session.Dropped = Read(ref json); break;
                default: json.Skip(); break;
            }
        }

        return session;
    }

    /// <summary>The name of a field of one letter; zero for any other name.</summary>
    public static char FieldName(in Utf8JsonReader json) => json.ValueSpan is [var letter] ? (char)letter : '\0';

    private static void Write(Utf8JsonWriter json, string field, int number)
    {
        if (number != 0) json.WriteNumber(field, number);
    }

    private static void WriteHistory(Utf8JsonWriter json, List<Place> history)
    {
        if (history.Count == 0) return;
        json.WriteStartArray("h");
        foreach (var place in history)
        {
            json.WriteStartArray();
            json.WriteStringValue(place.Flow);
            json.WriteNumberValue(place.Version);
            json.WriteStringValue(place.Screen);
            json.WriteNumberValue(place.Page);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void ReadHistory(ref Utf8JsonReader json, List<Place> history)
    {
        while (json.Read() && json.TokenType == JsonTokenType.StartArray)
        {
            history.Add(new Place(ReadString(ref json), ReadNumber(ref json), ReadString(ref json), ReadNumber(ref json)));
            json.Read();
        }
    }

    private static void WriteValues(Utf8JsonWriter json, Dictionary<string, string[]> values)
    {
        if (values.Count == 0) return;
        json.WriteStartObject("a");
        foreach (var (name, texts) in values)
        {
            json.WritePropertyName(name);
            WriteTexts(json, texts);
        }

        json.WriteEndObject();
    }

    private static void ReadValues(ref Utf8JsonReader json, Dictionary<string, string[]> values)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString() ?? "";
            values[name] = ReadTexts(ref json);
        }
    }

    private static void WriteRows(Utf8JsonWriter json, List<ShownRow> rows)
    {
        if (rows.Count == 0) return;
        json.WriteStartArray("r");
        foreach (var row in rows)
        {
            json.WriteStartArray();
            json.WriteNumberValue(row.Number);
            json.WriteStringValue(row.Id);
            WriteTexts(json, row.Label);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void ReadRows(ref Utf8JsonReader json, List<ShownRow> rows)
    {
        while (json.Read() && json.TokenType == JsonTokenType.StartArray)
        {
            rows.Add(new ShownRow(ReadNumber(ref json), ReadString(ref json), ReadTexts(ref json)));
            json.Read();
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, string[] texts)
    {
        json.WriteStartArray();
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>There are one or two: one for all languages, or one each.</summary>
    private static string[] ReadTexts(ref Utf8JsonReader json)
    {
        json.Read();
        string[] texts = [];
        while (json.Read() && json.TokenType == JsonTokenType.String) texts = [.. texts, json.GetString() ?? ""];
        return texts;
    }

    private static string ReadString(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetString() ?? "";
    }

    private static int ReadNumber(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetInt32();
    }
}
