namespace Diaspora.Gateway.Staff;

/// <summary>Who acts: the owner of an API key, or a command on the server.</summary>
/// <param name="Name">Who it is, as the audit names them; where two people are needed, two names must differ.</param>
/// <param name="Roles">What they may do, of <see cref="StaffRole"/>.</param>
internal sealed record StaffActor(string Name, IReadOnlySet<string> Roles)
{
    /// <summary>True when both are the same person: names are compared without case and outer spaces.</summary>
    public bool IsSamePerson(string other) => string.Equals(Name.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
