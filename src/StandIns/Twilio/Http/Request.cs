namespace Twilio.Http;

/// <summary>A request to the provider.</summary>
public class Request
{
    private readonly Uri _uri;

    /// <summary>Makes a request.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="url">The whole address.</param>
    public Request(HttpMethod method, string url)
    {
        Method = method;
        _uri = new Uri(url);
    }

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>Name that the request is made under.</summary>
    public string? Username { get; set; }

    /// <summary>Its password.</summary>
    public string? Password { get; set; }

    /// <summary>The provider's region, part of the host; null: the United States.</summary>
    public string? Region { get; set; }

    /// <summary>Fields of the form to post.</summary>
    public List<KeyValuePair<string, string>> PostParams { get; } = [];

    /// <summary>Adds a field to the form.</summary>
    public void AddPostParam(string name, string value) => PostParams.Add(KeyValuePair.Create(name, value));

    /// <summary>Says who makes the request.</summary>
    public void SetAuth(string username, string password) => (Username, Password) = (username, password);

    /// <summary>The address that the request goes to, with its region.</summary>
    public Uri ConstructUrl()
    {
        if (Region is null || _uri.Host.Split('.') is not [var product, .., var name, var domain])
            return _uri;
        return new UriBuilder(_uri) { Host = $"{product}.{Region}.{name}.{domain}" }.Uri;
    }
}
