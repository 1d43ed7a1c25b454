using Twilio.Exceptions;
using Twilio.Http;

namespace Twilio.Clients;

/// <summary>One account's way to the provider.</summary>
public class TwilioRestClient : ITwilioRestClient
{
    private readonly string _username;
    private readonly string _password;

    /// <summary>Makes a client.</summary>
    /// <param name="username">The account, or a key of it.</param>
    /// <param name="password">The auth token, or the key's secret.</param>
    /// <param name="accountSid">The account when the name is a key.</param>
    /// <param name="region">The provider's region; null: the United States.</param>
    /// <param name="httpClient">What carries the requests.</param>
    public TwilioRestClient(
        string username, string password, string? accountSid = null, string? region = null, Http.HttpClient? httpClient = null)
    {
        _username = username;
        _password = password;
        AccountSid = accountSid ?? username;
        Region = region;
        HttpClient = httpClient ?? new SystemNetHttpClient();
    }

    /// <inheritdoc/>
    public string AccountSid { get; }

    /// <inheritdoc/>
    public string? Region { get; }

    /// <inheritdoc/>
    public Http.HttpClient HttpClient { get; }

    /// <inheritdoc/>
    public async Task<Response> RequestAsync(Request request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.SetAuth(_username, _password);
        if (Region is not null)
            request.Region = Region;

        Response response;
        try
        {
            response = await HttpClient.MakeRequestAsync(request).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            throw new ApiConnectionException($"Connection Error: {request.Method}{request.ConstructUrl()}", fault);
        }

        return (int)response.StatusCode is >= 200 and < 400 ? response : throw ErrorBody.Read(response);
    }
}
