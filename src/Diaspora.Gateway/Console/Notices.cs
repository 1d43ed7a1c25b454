using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Diaspora.Gateway.Console;

/// <summary>A line that the next page shows once, such as "Saved.": carried by the browser, sealed, so that nobody else can put one there.</summary>
internal sealed class Notices(IDataProtectionProvider protection)
{
    private const string Cookie = "notice";
    private readonly IDataProtector _protector = protection.CreateProtector("Diaspora.Console.Notice");

    /// <summary>Leaves a notice for the next page.</summary>
    public void Leave(HttpContext http, string text) => http.Response.Cookies.Append(
        Cookie, WebEncoders.Base64UrlEncode(_protector.Protect(Encoding.UTF8.GetBytes(text))), Options(http));

    /// <summary>Takes the notice that was left; null: none.</summary>
    public string? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } held) return null;
        if (!http.Response.HasStarted) http.Response.Cookies.Delete(Cookie, Options(http));
        try
        {
            return Encoding.UTF8.GetString(_protector.Unprotect(WebEncoders.Base64UrlDecode(held)));
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true, IsEssential = true, Path = ConsoleSetup.Path, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps,
    };
}
