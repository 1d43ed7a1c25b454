using System.Text.Json;
using Twilio.Exceptions;
using Twilio.Http;

namespace Twilio.Clients;

/// <summary>Reads what the provider says of a request that failed: code, message, more_info and status in JSON.</summary>
internal static class ErrorBody
{
    public static ApiException Read(Response response)
    {
        try
        {
            using var json = JsonDocument.Parse(response.Content);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
                return Read(json.RootElement, (int)response.StatusCode);
        }
        catch (JsonException)
        {
            // A page of a proxy in between, or nothing at all.
        }

        return new ApiException($"Api Error: {response.StatusCode} - {response.Content}");
    }

    private static ApiException Read(JsonElement error, int status) => new(
        error.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number) ? number : 0,
        status,
        Text(error, "message") ?? "",
        Text(error, "more_info"));

    private static string? Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
