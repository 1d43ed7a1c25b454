using System.Security.Cryptography;
using System.Text.Json;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Redis;
using Microsoft.AspNetCore.WebUtilities;

namespace Diaspora.Gateway.Console;

/// <summary>A form that was posted after the session had ended.</summary>
/// <param name="Url">Where it was posted to.</param>
/// <param name="OwnerId">Number of the account that it was shown to.</param>
/// <param name="Fields">What it held.</param>
internal sealed record KeptForm(string Url, string OwnerId, IReadOnlyDictionary<string, string[]> Fields)
{
    /// <summary>Hidden field of every form: whom it was shown to, sealed, so that nobody can make one up for somebody else.</summary>
    public const string Owner = "__by";
}

/// <summary>Keeps such forms, sealed, until their owner has signed in again, for half an hour at most.</summary>
internal sealed class RedisKeptForms(RedisLink redis, FieldCipher cipher)
{
    private const string Kind = "kept-form";
    private const string OwnerKind = "form-owner";
    private const string Token = "__RequestVerificationToken";
    private const string UrlEncoded = "application/x-www-form-urlencoded";
    private static readonly TimeSpan s_memory = TimeSpan.FromMinutes(30);

    /// <summary>Seals the number of an account for the hidden field of a form that is shown to it.</summary>
    public string Seal(string? ownerId) => WebEncoders.Base64UrlEncode(cipher.Encrypt(OwnerKind, ownerId ?? ""));

    /// <summary>
    /// Keeps what a request posts, and gives the key that finds it. Null: it posts no form, one that we showed to nobody, a form of another site,
    /// which must not come back as if its owner had typed it, or Redis is away.
    /// </summary>
    public async Task<string?> KeepAsync(HttpContext http)
    {
        var request = http.Request;
        if (!HttpMethods.IsPost(request.Method) || request.ContentType?.StartsWith(UrlEncoded, StringComparison.OrdinalIgnoreCase) != true) return null;
        if (request.Headers.Origin != $"{request.Scheme}://{request.Host}") return null;
        var form = await request.ReadFormAsync(http.RequestAborted);
        if (Open(form[KeptForm.Owner]) is not { Length: > 0 } owner) return null;
        var fields = form.Where(field => field.Key is not (Token or KeptForm.Owner)).ToDictionary(field => field.Key, field => field.Value.Select(v => v ?? "").ToArray());
        var sealedForm = cipher.Encrypt(Kind, JsonSerializer.Serialize(new KeptForm(request.Path + request.QueryString, owner, fields)));
        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));
        try
        {
            await redis.CallAsync(database => database.StringSetAsync(KeyOf(key), sealedForm, s_memory), http.RequestAborted);
            return key;
        }
        catch (Exception fault) when (RedisFaults.IsAway(fault))
        {
            return null;
        }
    }

    /// <summary>The form that a key finds, if it was shown to the account; it stays, so that a page that is loaded twice shows it twice.</summary>
    public async Task<KeptForm?> FindAsync(string key, string ownerId, CancellationToken cancellationToken)
    {
        byte[]? held = await redis.CallAsync(database => database.StringGetAsync(KeyOf(key)), cancellationToken);
        if (cipher.Decrypt(Kind, held) is not { } text || JsonSerializer.Deserialize<KeptForm>(text) is not { } form) return null;
        return form.OwnerId == ownerId ? form : null;
    }

    private string? Open(string? sealedOwner)
    {
        try
        {
            return sealedOwner is null ? null : cipher.Decrypt(OwnerKind, WebEncoders.Base64UrlDecode(sealedOwner));
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private string KeyOf(string key) => $"{redis.KeyPrefix}:kept:{key}";
}
