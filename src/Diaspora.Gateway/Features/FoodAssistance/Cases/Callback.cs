namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>Somebody whom the social worker of a district is to call.</summary>
/// <param name="Id">Its number.</param>
/// <param name="District">Code of the district.</param>
/// <param name="Phone">The number, masked; null: it was forgotten at the person's wish.</param>
/// <param name="State"><c>waiting</c>, <c>called</c> or <c>not-reached</c>.</param>
/// <param name="RequestedAt">When the person asked.</param>
/// <param name="SettledAt">When the outcome was noted.</param>
/// <param name="SettledBy">By whom.</param>
public sealed record Callback(
    long Id, string District, string? Phone, string State, DateTimeOffset RequestedAt, DateTimeOffset? SettledAt, string? SettledBy);

/// <summary>A number that was opened with a reason.</summary>
/// <param name="Number">The whole number.</param>
public sealed record OpenedNumber(string Number);
