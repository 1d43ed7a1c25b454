using System.Globalization;
using System.Security.Claims;

namespace Diaspora.Gateway.Staff;

/// <summary>Who acts: somebody at the console, the owner of an API key, or a command on the server.</summary>
/// <param name="Name">Who it is, as the audit names them; where two people are needed, two names must differ.</param>
/// <param name="Grants">What they may do.</param>
internal sealed record StaffActor(string Name, IReadOnlyList<RoleGrant> Grants)
{
    private const string KeyId = "key-id";

    public StaffActor(string name, params string[] grants)
        : this(name, Array.ConvertAll(grants, RoleGrant.Parse))
    {
    }

    /// <summary>True when both are the same person: names are compared without case and outer spaces.</summary>
    public bool IsSamePerson(string other) => string.Equals(Name.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>True when they have a right, for whatever scope.</summary>
    public bool May(string right) => Grants.Any(grant => StaffRights.Table[right].Contains(grant.Role));

    /// <summary>True when they have a right for a scope, such as a district.</summary>
    public bool May(string right, string scope) => ReachOf(right).Includes(scope);

    /// <summary>What a right of theirs reaches.</summary>
    public Reach ReachOf(string right)
    {
        var roles = StaffRights.Table[right];
        var held = Grants.Where(grant => roles.Contains(grant.Role)).ToList();
        if (held.Count == 0) return Reach.Nothing;
        return held.Exists(grant => grant.Scope is null)
            ? new Reach(true, new HashSet<string>())
            : new Reach(false, held.Select(grant => grant.Scope ?? "").ToHashSet());
    }

    /// <summary>Who sent a request that passed authentication.</summary>
    /// <exception cref="InvalidOperationException">It did not.</exception>
    public static StaffActor Of(HttpContext context) => Find(context.User) ?? throw new InvalidOperationException("The request has no known sender.");

    /// <summary>Who claims come from; null: from nobody known.</summary>
    public static StaffActor? Find(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Name) is { } name
        ? new StaffActor(name, [.. user.FindAll(ClaimTypes.Role).Select(claim => claim.Value).Distinct().Select(RoleGrant.Parse)])
        : null;

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
