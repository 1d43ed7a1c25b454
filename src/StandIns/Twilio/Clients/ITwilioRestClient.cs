using Twilio.Http;

namespace Twilio.Clients;

/// <summary>One account's way to the provider.</summary>
public interface ITwilioRestClient
{
    /// <summary>The account that requests are for.</summary>
    string AccountSid { get; }

    /// <summary>The provider's region; null: the United States.</summary>
    string? Region { get; }

    /// <summary>What carries the requests.</summary>
    Http.HttpClient HttpClient { get; }

    /// <summary>Makes a request and gives a success.</summary>
    /// <exception cref="Exceptions.ApiConnectionException">No answer came.</exception>
    /// <exception cref="Exceptions.ApiException">The answer was no success.</exception>
    Task<Response> RequestAsync(Request request);
}
