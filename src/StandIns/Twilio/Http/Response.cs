using System.Net;

namespace Twilio.Http;

/// <summary>An answer of the provider.</summary>
public class Response
{
    /// <summary>Makes an answer.</summary>
    public Response(HttpStatusCode statusCode, string content)
    {
        StatusCode = statusCode;
        Content = content;
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The whole body as text.</summary>
    public string Content { get; }
}
