using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Diaspora.Gateway.Privacy;

/// <summary>
/// Encrypts short texts of people (numbers, names, answers) for <c>bytea</c> columns with ASP.NET Data Protection, whose keys renew themselves;
/// the old ones stay, so stored values never expire. Equal texts give different bytes. Safe for any number of threads.
/// </summary>
internal sealed class FieldCipher(IDataProtectionProvider provider)
{
    private readonly ConcurrentDictionary<string, IDataProtector> _protectors = new(StringComparer.Ordinal);

    /// <summary>
    /// Encrypts a text; null stays null. <paramref name="kind"/> is a constant such as <c>phone</c>, <c>name</c>: what is encrypted as one kind
    /// cannot be read as another.
    /// </summary>
    [return: NotNullIfNotNull(nameof(text))]
    public byte[]? Encrypt(string kind, string? text) => text is null ? null : For(kind).Protect(Encoding.UTF8.GetBytes(text));

    /// <summary>Decrypts what <see cref="Encrypt"/> made of the same kind; null stays null.</summary>
    /// <exception cref="CryptographicException">The bytes were changed, are of another kind, or their key is not in the key directory.</exception>
    [return: NotNullIfNotNull(nameof(bytes))]
    public string? Decrypt(string kind, byte[]? bytes) => bytes is null ? null : Encoding.UTF8.GetString(For(kind).Unprotect(bytes));

    private IDataProtector For(string kind) =>
        _protectors.GetOrAdd(kind, static (name, source) => source.CreateProtector("Diaspora.Field", name), provider);
}
