using System.Security.Cryptography;
using System.Text.Json;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Redis;
using Microsoft.AspNetCore.WebUtilities;

namespace Diaspora.Gateway.Console;

/// <summary>A form that was posted after the session had ended.</summary>
/// <param name="Url">Where it was posted to.</param>
/// <param name="Fields">What it held.</param>
internal sealed record KeptForm(string Url, IReadOnlyDictionary<string, string[]> Fields)
{
    /// <summary>Hidden field of every form: the number of the account that it was shown to.</summary>
    public const string Owner = "__by";

    /// <summary>Whom it was shown to; null: nobody known.</summary>
    public string? OwnerId => Fields.TryGetValue(Owner, out var id) ? id.FirstOrDefault() : null;
}

/// <summary>Keeps such forms, sealed, until their owner has signed in again, for half an hour at most.</summary>
internal sealed class RedisKeptForms(RedisLink redis, FieldCipher cipher)
{
    private const string Kind = "kept-form";
    private const string Token = "__RequestVerificationToken";
    private const string UrlEncoded = "application/x-www-form-urlencoded";
    private static readonly TimeSpan s_memory = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Keeps what a request posts, and gives the key that finds it. Null: it posts no form, a form of another site, which must not come back as if
    /// its owner had typed it, or Redis is away.
    /// </summary>
    public async Task<string?> KeepAsync(HttpContext http)
    {
        var request = http.Request;
        if (!HttpMethods.IsPost(request.Method) || request.ContentType?.StartsWith(UrlEncoded, StringComparison.OrdinalIgnoreCase) != true) return null;
        if (request.Headers.Origin != $"{request.Scheme}://{request.Host}") return null;
        var form = await request.ReadFormAsync(http.RequestAborted);
        var fields = form.Where(field => field.Key != Token).ToDictionary(field => field.Key, field => field.Value.Select(v => v ?? "").ToArray());
        var sealedForm = cipher.Encrypt(Kind, JsonSerializer.Serialize(new KeptForm(request.Path + request.QueryString, fields)));
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

    private string KeyOf(string key) => $"{redis.KeyPrefix}:kept:{key}";
}
