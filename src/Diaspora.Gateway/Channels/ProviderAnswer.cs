namespace Diaspora.Gateway.Channels;

/// <summary>What a provider answered. Nothing of it may be logged.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Text">The body, read as UTF-8.</param>
/// <param name="RetryAfter">How long the provider wants to be left alone; null: it did not say.</param>
internal sealed record ProviderAnswer(int Status, string Text, TimeSpan? RetryAfter);
