using System.Globalization;
using System.Security.Claims;

namespace Diaspora.Gateway.Staff;

/// <summary>Who acts: the owner of an API key, or a command on the server.</summary>
/// <param name="Name">Who it is, as the audit names them; where two people are needed, two names must differ.</param>
/// <param name="Roles">What they may do, of <see cref="StaffRole"/>.</param>
internal sealed record StaffActor(string Name, IReadOnlySet<string> Roles)
{
    private const string KeyId = "key-id";

    /// <summary>True when both are the same person: names are compared without case and outer spaces.</summary>
    public bool IsSamePerson(string other) => string.Equals(Name.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Who sent a request that passed authentication.</summary>
    /// <exception cref="InvalidOperationException">It did not.</exception>
    public static StaffActor Of(HttpContext context) => context.User.FindFirstValue(ClaimTypes.Name) is { } name
        ? new StaffActor(name, context.User.FindAll(ClaimTypes.Role).Select(c => c.Value).ToHashSet())
        : throw new InvalidOperationException("The request has no known sender.");

    /// <summary>Number of the key that a request came with; null: it came without one that works.</summary>
    public static long? KeyIdOf(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(KeyId), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>What a request may claim that came with a key.</summary>
    public static IEnumerable<Claim> ClaimsOf(ApiKey key) =>
    [
        new(ClaimTypes.Name, key.Owner),
        new(KeyId, key.Id.ToString(CultureInfo.InvariantCulture)),
        .. key.Roles.Select(role => new Claim(ClaimTypes.Role, role)),
    ];

    /// <summary>Lets handlers of endpoints take the actor as a parameter.</summary>
    public static ValueTask<StaffActor?> BindAsync(HttpContext context) => ValueTask.FromResult<StaffActor?>(Of(context));
}
