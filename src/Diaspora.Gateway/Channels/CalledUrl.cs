using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;

namespace Diaspora.Gateway.Channels;

/// <summary>The address of a request as the provider called it.</summary>
internal static class CalledUrl
{
    /// <summary>The whole URL, path and query letter by letter as they were sent.</summary>
    /// <param name="request">The request.</param>
    /// <param name="publicUrl">The gateway as the provider sees it through a proxy; null: as the request says.</param>
    public static string Of(HttpRequest request, Uri? publicUrl)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

        // Through some proxies the target is a whole URL of its own.
        return Origin(request, publicUrl) + (target.StartsWith('/') ? target : request.GetEncodedPathAndQuery());
    }

    /// <summary>The URL without its query.</summary>
    public static string WithoutQuery(HttpRequest request, Uri? publicUrl) =>
        Origin(request, publicUrl) + request.PathBase.ToUriComponent() + request.Path.ToUriComponent();

    /// <summary>Whether an option can stand for the gateway's address.</summary>
    public static bool IsPublicUrl(Uri? url) =>
        url is null || (url is { IsAbsoluteUri: true, Scheme: "https" or "http", Query: "", Fragment: "", UserInfo: "" });

    private static string Origin(HttpRequest request, Uri? publicUrl) =>
        publicUrl is null ? $"{request.Scheme}://{request.Host.Value}" : publicUrl.OriginalString.TrimEnd('/');
}
