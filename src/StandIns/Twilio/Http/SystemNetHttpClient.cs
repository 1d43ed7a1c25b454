using System.Net.Http.Headers;
using System.Text;

namespace Twilio.Http;

/// <summary>Carries requests by the framework's own client.</summary>
public class SystemNetHttpClient : HttpClient
{
    private readonly System.Net.Http.HttpClient _httpClient;

    /// <summary>Makes a client.</summary>
    /// <param name="httpClient">The framework's client to use; without one, a new one.</param>
    public SystemNetHttpClient(System.Net.Http.HttpClient? httpClient = null) => _httpClient = httpClient ?? new System.Net.Http.HttpClient();

    /// <inheritdoc/>
    public override async Task<Response> MakeRequestAsync(Request request)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var message = new HttpRequestMessage(new System.Net.Http.HttpMethod(request.Method.ToString()), request.ConstructUrl());
        message.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{request.Username}:{request.Password}")));
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (request.Method != HttpMethod.Get)
            message.Content = new FormUrlEncodedContent(request.PostParams);

        LastRequest = request;
        LastResponse = null;
        using var answer = await _httpClient.SendAsync(message).ConfigureAwait(false);

        // As UTF-8 whatever the answer says of itself: a charset that nobody knows would throw.
        var body = await answer.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
        return LastResponse = new Response(answer.StatusCode, Encoding.UTF8.GetString(body));
    }
}
