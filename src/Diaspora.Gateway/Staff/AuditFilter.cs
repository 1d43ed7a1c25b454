using System.ComponentModel;

namespace Diaspora.Gateway.Staff;

/// <summary>Which entries of the audit are asked for.</summary>
public sealed record AuditFilter
{
    /// <summary>Only those about this, such as <c>announcement/12</c>.</summary>
    [Description("Only those about this, such as `announcement/12`.")]
    public string? Subject { get; init; }

    /// <summary>Only those of this person.</summary>
    [Description("Only those of this person.")]
    public string? Actor { get; init; }

    /// <summary>Only acts of this kind, such as <c>announcement.approved</c>.</summary>
    [Description("Only acts of this kind, such as `announcement.approved`.")]
    public string? Action { get; init; }

    /// <summary>Only those at or after this moment, with its offset.</summary>
    [Description("Only those at or after this moment, with its offset.")]
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only those before this moment, with its offset.</summary>
    [Description("Only those before this moment, with its offset.")]
    public DateTimeOffset? Until { get; init; }
}
