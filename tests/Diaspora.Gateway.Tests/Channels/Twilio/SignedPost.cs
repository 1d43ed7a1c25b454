using System.Net;
using System.Security.Cryptography;
using System.Text;
using Diaspora.Gateway.Channels.Twilio;

namespace Diaspora.Gateway.Tests.Channels.Twilio;

/// <summary>A form as Twilio posts it, signed with the auth token of development.</summary>
internal static class SignedPost
{
    /// <summary>Posts a form whose names are unique; it is signed for an address that may be another than the one it goes to.</summary>
    public static async Task<HttpResponseMessage> PostSignedAsync(this HttpClient client, string path, string form, string? signedPath = null)
    {
        var signed = new Uri(client.BaseAddress!, signedPath ?? path)
            + string.Concat(form.Split('&').Select(field => WebUtility.UrlDecode(field.Replace("=", "", StringComparison.Ordinal))).Order(StringComparer.Ordinal));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(client.BaseAddress!, path));
        request.Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");

        // The algorithm is the provider's.
#pragma warning disable CA5350
        request.Headers.Add(TwilioSignature.Header, Convert.ToBase64String(HMACSHA1.HashData("dev-auth-token"u8, Encoding.UTF8.GetBytes(signed))));
#pragma warning restore CA5350
        return await client.SendAsync(request);
    }
}
