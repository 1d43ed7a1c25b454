using System.Text.Json;
using System.Text.Json.Serialization;

namespace Diaspora.Gateway.Api;

/// <summary>
/// Reads strings, but none with control characters other than line breaks and tabs: no field needs them, and PostgreSQL takes no zero characters.
/// </summary>
internal sealed class PlainStringConverter : JsonConverter<string>
{
    /// <summary>What is said of a string with others.</summary>
    public const string Problem = "It holds characters that nobody can see.";

    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : throw new JsonException();
        return text is not null && text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? throw new JsonException(Problem) : text;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
