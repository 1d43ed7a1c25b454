using System.Buffers;
using System.Net;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Diaspora.Gateway.Channels;

/// <summary>
/// Reads forms of providers within limits. ASP.NET's own reader is not used, because it puts names that differ in letter case together,
/// while a signature covers them as they came.
/// </summary>
internal static class FormBody
{
    /// <summary>The most that a USSD form can take, in bytes.</summary>
    public const int MostUssdBytes = 16 * 1024;

    /// <summary>The most that the form of a text can take, in bytes: 1600 characters, each written as nine.</summary>
    public const int MostSmsBytes = 64 * 1024;

    private const int MostFields = 500;

    /// <summary>The fields of the body; when it is no form, or too large, there are none and the refusal says why.</summary>
    public static async Task<ProviderFields> ReadAsync(HttpRequest request, int mostBytes, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            return new ProviderFields([], Refusal.NoForm);
        if (request.ContentLength > mostBytes)
            return new ProviderFields([], Refusal.TooLarge);

        var buffer = ArrayPool<byte>.Shared.Rent(mostBytes + 1);
        try
        {
            var length = await request.Body.ReadAtLeastAsync(buffer, mostBytes + 1, throwOnEndOfStream: false, cancellationToken);
            return length > mostBytes ? new ProviderFields([], Refusal.TooLarge) : Parse(Encoding.UTF8.GetString(buffer, 0, length));
        }
        catch (BadHttpRequestException exception)
        {
            return new ProviderFields([], Refusal.Unreadable(exception.StatusCode));
        }
        finally
        {
            // What people typed does not stay behind in the pool.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>
    /// The fields of a form, decoded as browsers' servers do: what is no percent code stays as it is, bytes that are no UTF-8 become U+FFFD.
    /// </summary>
    public static ProviderFields Parse(string body)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var part in body.Split('&', MostFields + 1, StringSplitOptions.RemoveEmptyEntries))
        {
            if (fields.Count == MostFields)
                return new ProviderFields([], Refusal.TooManyFields);
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            fields.Add(equals < 0
                ? KeyValuePair.Create(WebUtility.UrlDecode(part), "")
                : KeyValuePair.Create(WebUtility.UrlDecode(part[..equals]), WebUtility.UrlDecode(part[(equals + 1)..])));
        }

        return new ProviderFields(fields);
    }
}
