using System.Text.Json;

namespace Diaspora.Gateway.Staff;

/// <summary>Something that staff did.</summary>
/// <param name="Id">Its number; later entries have higher ones.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Action">What was done, such as <c>announcement.approved</c>.</param>
/// <param name="Subject">What it was done to, such as <c>announcement/12</c>.</param>
/// <param name="Details">More, such as the reason.</param>
public sealed record AuditEntry(long Id, DateTimeOffset At, string Actor, string Action, string Subject, JsonElement Details);
