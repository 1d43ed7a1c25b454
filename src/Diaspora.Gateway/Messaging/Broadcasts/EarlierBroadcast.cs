namespace Diaspora.Gateway.Messaging.Broadcasts;

/// <summary>What is to be known of a broadcast to whose recipients another one is to go.</summary>
/// <param name="Kind"><c>announcement</c> or <c>campaign</c>.</param>
/// <param name="Category">Topic that its recipients had agreed to; <c>service</c>: none.</param>
/// <param name="CreatedAt">When it was ordered.</param>
internal sealed record EarlierBroadcast(string Kind, string Category, DateTimeOffset CreatedAt);
