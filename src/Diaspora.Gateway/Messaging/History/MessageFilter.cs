using System.ComponentModel;

namespace Diaspora.Gateway.Messaging.History;

/// <summary>Which messages are asked for.</summary>
public sealed record MessageFilter
{
    /// <summary>Only those of a category, such as <c>news</c>.</summary>
    [Description("Only those of a category, such as `news`.")]
    public string? Category { get; init; }

    /// <summary>Only those that came as far as this, such as <c>failed</c>.</summary>
    [Description("Only those that came as far as this, such as `failed`.")]
    public string? Status { get; init; }

    /// <summary>Only those that leave by this route.</summary>
    [Description("Only those that leave by this route.")]
    public string? Route { get; init; }

    /// <summary>Only those caused at or after this moment, with its offset: <c>2026-11-25T08:00:00Z</c>.</summary>
    [Description("Only those caused at or after this moment, with its offset: `2026-11-25T08:00:00Z`.")]
    public DateTimeOffset? Since { get; init; }

    /// <summary>How far a message can have come.</summary>
    internal static IReadOnlyList<string> Statuses { get; } =
        ["waiting", "held", "sending", "sent", "delivered", "failed", "unknown", "expired", "cancelled"];
}
