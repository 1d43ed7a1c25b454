using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Diaspora.Gateway.Channels.Kannel;

/// <summary>
/// The words of a text from Kannel. What was written outside GSM-7 comes as bytes of UTF-16, unless <c>mo-recode</c> is set, and the field charset
/// (<c>%C</c>) tells so. Older builds recode to Windows-1252.
/// </summary>
internal static class KannelText
{
    private const string Binary = "8-BIT";

    /// <summary>The words; null: it is no text but data for the handset.</summary>
    /// <param name="fields">The fields, decoded as UTF-8.</param>
    /// <param name="query">The query as it came.</param>
    public static string? Read(ProviderFields fields, QueryString query) => fields.Find("charset")?.Trim().ToUpperInvariant() switch
    {
        Binary => null,
        "UTF-16BE" => Decode(query, Encoding.BigEndianUnicode),
        "WINDOWS-1252" => Decode(query, CodePagesEncodingProvider.Instance.GetEncoding(1252) ?? Encoding.Latin1),
        _ => fields.Find("text") ?? "",
    };

    private static string Decode(QueryString query, Encoding encoding)
    {
        foreach (var field in new QueryStringEnumerable(query.Value))
        {
            if (!field.DecodeName().Span.Equals("text", StringComparison.OrdinalIgnoreCase))
                continue;
            var encoded = Encoding.UTF8.GetBytes(field.EncodedValue.ToString());
            return encoding.GetString(WebUtility.UrlDecodeToBytes(encoded, 0, encoded.Length));
        }

        return "";
    }
}
