namespace Diaspora.Gateway.Messaging.History;

/// <summary>A message with its whole way.</summary>
/// <param name="Message">Where it stands.</param>
/// <param name="DeliverBy">After this moment it is dropped rather than sent late.</param>
/// <param name="Provider">The provider that has it.</param>
/// <param name="ProviderId">What the provider calls it.</param>
/// <param name="FailedAttempts">Attempts that did not end well, the first first.</param>
public sealed record MessageHistory(
    MessageView Message, DateTimeOffset DeliverBy, string? Provider, string? ProviderId, IReadOnlyList<FailedAttempt> FailedAttempts);

/// <summary>An attempt that did not end well.</summary>
/// <param name="Attempt">Which attempt, from 1.</param>
/// <param name="Provider">The provider that was asked.</param>
/// <param name="ProviderId">What the provider calls it.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why: a short code.</param>
public sealed record FailedAttempt(short Attempt, string? Provider, string? ProviderId, DateTimeOffset At, string Reason);
