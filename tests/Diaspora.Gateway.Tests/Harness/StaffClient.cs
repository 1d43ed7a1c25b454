using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Diaspora.Gateway.Tests.Harness;

/// <summary>A program of staff: calls the API of a gateway with a key that the command made.</summary>
internal sealed partial class StaffClient(GatewayFixture gateway, string? key)
{
    /// <summary>The key; null: it comes without.</summary>
    public string? Key => key;

    /// <summary>Somebody with roles.</summary>
    public static async Task<StaffClient> CreateAsync(GatewayFixture gateway, string owner, params string[] roles)
    {
        gateway.ServesStaff = true;
        var (code, said) = await gateway.RunCommandAsync(["keys", "add", "--owner", owner, "--role", .. roles]);
        code.ShouldBe(0, said);
        var made = Secret().Match(said).Value;
        SuiteLog.Use(made);
        return new StaffClient(gateway, made);
    }

    public Task<ApiAnswer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<ApiAnswer> DeleteAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Delete, path));

    /// <summary>Posts an object as JSON, or a string as it is; under an idempotency key if there is one.</summary>
    public Task<ApiAnswer> PostAsync(string path, object? body = null, string? idempotencyKey = null) =>
        SendAsync(HttpMethod.Post, path, body, idempotencyKey);

    public Task<ApiAnswer> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, body, null);

    public Task<ApiAnswer> PatchAsync(string path, object body) => SendAsync(HttpMethod.Patch, path, body, null);

    public async Task<ApiAnswer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var response = await gateway.Client.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            return new ApiAnswer((int)response.StatusCode, text, response.Headers, response.Content.Headers.ContentType?.MediaType);
        }
    }

    private Task<ApiAnswer> SendAsync(HttpMethod method, string path, object? body, string? idempotencyKey)
    {
        var request = new HttpRequestMessage(method, path);
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        if (body is not null)
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, "application/json");
        return SendAsync(request);
    }

    [GeneratedRegex(@"dgw_[\w-]{43}")]
    private static partial Regex Secret();
}

/// <summary>What the API answered.</summary>
internal sealed record ApiAnswer(int Status, string Text, HttpResponseHeaders Headers, string? MediaType)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The type of a problem.</summary>
    public string? Type => Json.GetProperty("type").GetString();

    /// <summary>Names of the fields with which something is wrong.</summary>
    public string[] Fields => [.. Json.GetProperty("errors").EnumerateObject().Select(e => e.Name)];
}
