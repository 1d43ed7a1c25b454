using System.ComponentModel;

namespace Diaspora.Gateway.Messaging.History;

/// <summary>Which messages are asked for.</summary>
/// <param name="Category">Only those of a category, such as <c>news</c>.</param>
/// <param name="Status">Only those that came as far as this, such as <c>failed</c>.</param>
/// <param name="Route">Only those that leave by this route.</param>
/// <param name="Since">Only those caused at or after this moment, with its offset: <c>2026-11-25T08:00:00Z</c>.</param>
public sealed record MessageFilter(
    [property: Description("Only those of a category, such as `news`.")] string? Category,
    [property: Description("Only those that came as far as this, such as `failed`.")] string? Status,
    [property: Description("Only those that leave by this route.")] string? Route,
    [property: Description("Only those caused at or after this moment, with its offset: `2026-11-25T08:00:00Z`.")] DateTimeOffset? Since)
{
    /// <summary>How far a message can have come.</summary>
    internal static IReadOnlyList<string> Statuses { get; } =
        ["waiting", "held", "sending", "sent", "delivered", "failed", "unknown", "expired", "cancelled"];
}
