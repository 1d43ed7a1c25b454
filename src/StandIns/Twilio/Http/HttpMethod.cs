namespace Twilio.Http;

/// <summary>The method of an HTTP request to or from the provider.</summary>
public class HttpMethod
{
    /// <summary>GET.</summary>
    public static readonly HttpMethod Get = new("GET");

    /// <summary>POST.</summary>
    public static readonly HttpMethod Post = new("POST");

    private readonly string _method;

    private HttpMethod(string method) => _method = method;

    /// <summary>The name in capitals.</summary>
    public override string ToString() => _method;
}
