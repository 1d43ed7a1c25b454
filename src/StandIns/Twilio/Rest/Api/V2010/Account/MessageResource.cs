using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Http;

namespace Twilio.Rest.Api.V2010.Account;

/// <summary>A text as the provider keeps it.</summary>
public class MessageResource
{
    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    [JsonConstructor]
    internal MessageResource(string? sid, StatusEnum? status, int? errorCode)
    {
        Sid = sid;
        Status = status;
        ErrorCode = errorCode;
    }

    /// <summary>The provider's id, <c>SM…</c> or <c>MM…</c>.</summary>
    public string? Sid { get; }

    /// <summary>How far the text came.</summary>
    public StatusEnum? Status { get; }

    /// <summary>The provider's error code when the text failed; null: it did not, or not yet.</summary>
    public int? ErrorCode { get; }

    /// <summary>Hands a text over.</summary>
    /// <param name="options">The text.</param>
    /// <param name="client">The account to send from.</param>
    /// <returns>Null when the answer is a success without a body.</returns>
    /// <exception cref="ApiConnectionException">No answer came.</exception>
    /// <exception cref="ApiException">The answer was no success, or could not be read.</exception>
    public static async Task<MessageResource?> CreateAsync(CreateMessageOptions options, ITwilioRestClient client)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(client);
        var request = new Request(Http.HttpMethod.Post, $"https://api.twilio.com/2010-04-01/Accounts/{client.AccountSid}/Messages.json");
        foreach (var (name, value) in options.GetParams())
            request.AddPostParam(name, value);
        var response = await client.RequestAsync(request).ConfigureAwait(false);
        return FromJson(response.Content);
    }

    /// <summary>Reads a text from its JSON; null when there is none.</summary>
    /// <exception cref="ApiException">It is no such JSON.</exception>
    public static MessageResource? FromJson(string json)
    {
        try
        {
            return string.IsNullOrWhiteSpace(json) ? null : JsonSerializer.Deserialize<MessageResource>(json, s_json);
        }
        catch (JsonException fault)
        {
            throw new ApiException(fault.Message, fault);
        }
    }

    /// <summary>How far a text came, in the provider's words.</summary>
    [JsonConverter(typeof(StatusConverter))]
    [SuppressMessage("Naming", "CA1711", Justification = "It is the package's name.")]
    public sealed class StatusEnum
    {
        private readonly string _value;

        internal StatusEnum(string value) => _value = value;

        /// <summary>The provider's word.</summary>
        public override string ToString() => _value;
    }

    private sealed class StatusConverter : JsonConverter<StatusEnum>
    {
        public override StatusEnum? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, StatusEnum value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
