using System.Text.Json;
using Diaspora.Gateway.Messaging.Sending;

namespace Diaspora.Gateway.Channels.AfricasTalking;

/// <summary>
/// What Africa's Talking says to a send. The HTTP status 201 comes with errors too: what counts is the status code of the one recipient, or, when
/// the list of recipients is empty, the message of the whole.
/// </summary>
internal static class AfricasTalkingAnswer
{
    /// <summary>The result that an answer stands for.</summary>
    public static SendResult Read(ProviderAnswer answer)
    {
        if (answer.Status is < 200 or >= 300)
            return ProviderHttp.OfStatus(answer.Status, answer.RetryAfter);
        return ReadData(answer.Text) ?? ProviderHttp.OfStatus(answer.Status);
    }

    private static SendResult? ReadData(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (Property(json.RootElement, "SMSMessageData") is not { } data)
                return null;
            return Property(data, "Recipients") is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0
                ? ReadRecipient(list[0])
                : AfricasTalkingErrors.Find(Text(data, "Message"))?.Result();
        }
        catch (JsonException)
        {
            // Half an answer, or a page of something in between.
            return null;
        }
    }

    private static SendResult? ReadRecipient(JsonElement recipient)
    {
        // Who is refused gets the word None in place of an id.
        var id = Text(recipient, "messageId") is { Length: > 0 } given and not "None" ? given : null;
        var code = Property(recipient, "statusCode") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : 0;
        if (code is >= 100 and <= 102)
            return new SendResult(SendOutcome.Accepted, id);
        return (AfricasTalkingErrors.Find(code) ?? AfricasTalkingErrors.Find(Text(recipient, "status")))?.Result(id)
            ?? (id is null && code >= 400 ? new SendResult(SendOutcome.Failed, Reason: "rejected") : null);
    }

    private static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
