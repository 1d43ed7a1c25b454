namespace Twilio.Http;

/// <summary>What carries requests to the provider. It remembers the last of them, so one client serves one request at a time.</summary>
public abstract class HttpClient
{
    /// <summary>The last request made.</summary>
    public Request? LastRequest { get; protected set; }

    /// <summary>The answer to it; null while there is none.</summary>
    public Response? LastResponse { get; protected set; }

    /// <summary>Makes a request. Gives an answer of any status, throws when none comes.</summary>
    public abstract Task<Response> MakeRequestAsync(Request request);
}
