using Diaspora.Gateway.Messaging.Sending;

namespace Diaspora.Gateway.Channels.Simulator;

/// <summary>Delivers to the page: what counts as delivered in the outbox is what the page shows.</summary>
internal sealed class SimulatorProvider : ISmsProvider
{
    /// <summary>The provider's name.</summary>
    public const string ProviderName = "simulator";

    /// <inheritdoc/>
    public string Name => ProviderName;

    /// <inheritdoc/>
    public bool SafeToRepeat => true;

    /// <inheritdoc/>
    public Task<SendResult> SendAsync(OutgoingSms sms, CancellationToken cancellationToken) =>
        Task.FromResult(new SendResult(SendOutcome.Delivered));
}
