namespace Twilio.Security;

/// <summary>The forms of a URL that a signature may stand for. The letter case of the host is kept, as it is signed.</summary>
internal static class SignedUrl
{
    public static string WithoutPort(string url)
    {
        var address = Parse(url);
        address.Port = -1;

        // The parser writes the scheme in small letters, the signature has it as it was called.
        return string.Concat(url.AsSpan(0, address.Scheme.Length), address.ToString().AsSpan(address.Scheme.Length));
    }

    /// <summary>The port as given, else the usual one of the scheme.</summary>
    public static string WithPort(string url) => Parse(url).ToString();

    /// <summary>The body's hash as the query string says it; empty when it does not.</summary>
    public static string BodyHash(string url)
    {
        const string Name = "bodySHA256=";
        var field = new UriBuilder(url).Query.TrimStart('?').Split('&').LastOrDefault(field => field.StartsWith(Name, StringComparison.Ordinal));
        return field is null ? "" : Uri.UnescapeDataString(field[Name.Length..]);
    }

    private static UriBuilder Parse(string url)
    {
        var address = new UriBuilder(url);
        var host = url.IndexOf(address.Host, StringComparison.OrdinalIgnoreCase);
        if (host >= 0)
            address.Host = url.Substring(host, address.Host.Length);

        return address;
    }
}
