using Microsoft.AspNetCore.Identity;

namespace Diaspora.Gateway.Privacy;

/// <summary>
/// Slow salted hashes of PINs (ASP.NET Identity's: PBKDF2, HMAC-SHA-512). A check takes tens of milliseconds of a processor; that is its purpose.
/// </summary>
internal sealed class PinHasher
{
    // Identity's hasher takes a user for subclasses to look at; the hash does not depend on it.
    private static readonly object Nobody = new();
    private readonly PasswordHasher<object> _hasher = new();
    private readonly string _hashOfNothing;

    public PinHasher() => _hashOfNothing = Hash(Guid.NewGuid().ToString());

    /// <summary>The text to store for a PIN.</summary>
    public string Hash(string pin) => _hasher.HashPassword(Nobody, pin);

    /// <summary>Whether the PIN is the one that was hashed.</summary>
    public bool Verify(string hash, string pin) => _hasher.VerifyHashedPassword(Nobody, hash, pin) != PasswordVerificationResult.Failed;

    /// <summary>
    /// Takes as long as <see cref="Verify"/> and is always false: for a reference that does not exist, so that nobody can tell it from a wrong
    /// PIN.
    /// </summary>
    public bool VerifyNothing(string pin)
    {
        _ = Verify(_hashOfNothing, pin);
        return false;
    }
}
