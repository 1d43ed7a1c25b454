using System.Buffers;
using System.Globalization;
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
    private const int MostShort = 256;

    // Names that come with every step of a session need no memory of their own.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_names =
        new HashSet<string>(["sessionId", "phoneNumber", "networkCode", "serviceCode", "text"]).GetAlternateLookup<ReadOnlySpan<char>>();
    private const string FormType = "application/x-www-form-urlencoded";

    /// <summary>The fields of the body; when it is no form, or too large, there are none and the refusal says why.</summary>
    public static async ValueTask<ProviderFields> ReadAsync(HttpRequest request, int mostBytes, CancellationToken cancellationToken)
    {
        if (!IsForm(request.ContentType))
            return new ProviderFields([], Refusal.NoForm);
        if (request.ContentLength > mostBytes)
            return new ProviderFields([], Refusal.TooLarge);

        var room = (int)(request.ContentLength ?? mostBytes) + 1;
        var buffer = ArrayPool<byte>.Shared.Rent(room);
        try
        {
            var length = await request.Body.ReadAtLeastAsync(buffer.AsMemory(0, room), room, throwOnEndOfStream: false, cancellationToken);
            return length > mostBytes ? new ProviderFields([], Refusal.TooLarge) : Parse(buffer.AsSpan(0, length));
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
    public static ProviderFields Parse(ReadOnlySpan<char> body)
    {
        var fields = new List<KeyValuePair<string, string>>(capacity: 8);
        foreach (var range in body.Split('&'))
        {
            var part = body[range];
            if (part.IsEmpty)
                continue;
            if (fields.Count == MostFields)
                return new ProviderFields([], Refusal.TooManyFields);
            var equals = part.IndexOf('=');
            fields.Add(equals < 0
                ? KeyValuePair.Create(Decode(part), "")
                : KeyValuePair.Create(s_names.TryGetValue(part[..equals], out var name) ? name : Decode(part[..equals]), Decode(part[(equals + 1)..])));
        }

        return new ProviderFields(fields);
    }

    private static ProviderFields Parse(ReadOnlySpan<byte> body)
    {
        var text = ArrayPool<char>.Shared.Rent(body.Length);
        try
        {
            return Parse(text.AsSpan(0, Encoding.UTF8.GetChars(body, text)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text, clearArray: true);
        }
    }

    private static bool IsForm(string? contentType) =>
        string.Equals(contentType, FormType, StringComparison.OrdinalIgnoreCase)
        || (MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals(FormType, StringComparison.OrdinalIgnoreCase));

    // What most fields are, without the copies that the framework's decoder makes.
    private static string Decode(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny('%', '+') < 0)
            return text.ToString();
        if (text.Length > MostShort || !Ascii.IsValid(text))
            return WebUtility.UrlDecode(text.ToString());

        Span<byte> decoded = stackalloc byte[MostShort];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length
                && byte.TryParse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out decoded[length]))
                i += 2;
            else
                decoded[length] = text[i] == '+' ? (byte)' ' : (byte)text[i];
            length++;
        }

        return Encoding.UTF8.GetString(decoded[..length]);
    }
}
