namespace Diaspora.Gateway.Staff;

/// <summary>A key as staff see it; the key itself is known to its holder alone.</summary>
internal sealed record ApiKey
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>Who holds it.</summary>
    public required string Owner { get; init; }

    /// <summary>What it may do, of <see cref="StaffRole"/>.</summary>
    public required string[] Roles { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was taken back; null: it works.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
}
