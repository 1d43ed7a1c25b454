using System.ComponentModel;

namespace Diaspora.Gateway.Staff;

/// <summary>Which entries of the audit are asked for.</summary>
/// <param name="Subject">Only those about this, such as <c>announcement/12</c>.</param>
/// <param name="Actor">Only those of this person.</param>
/// <param name="Action">Only acts of this kind, such as <c>announcement.approved</c>.</param>
/// <param name="Since">Only those at or after this moment, with its offset.</param>
/// <param name="Until">Only those before this moment, with its offset.</param>
public sealed record AuditFilter(
    [property: Description("Only those about this, such as `announcement/12`.")] string? Subject,
    [property: Description("Only those of this person.")] string? Actor,
    [property: Description("Only acts of this kind, such as `announcement.approved`.")] string? Action,
    [property: Description("Only those at or after this moment, with its offset.")] DateTimeOffset? Since,
    [property: Description("Only those before this moment, with its offset.")] DateTimeOffset? Until);
