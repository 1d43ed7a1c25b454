using Route = Diaspora.Gateway.Messaging.Routes.Route;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>A way that messages take now.</summary>
/// <param name="Route">Whose sender and rate count.</param>
/// <param name="Hold">Whether its sender is taken.</param>
/// <param name="Circuit">The provider.</param>
/// <param name="Most">How many messages may leave.</param>
internal sealed record Way(Route Route, SenderHold Hold, ProviderCircuit Circuit, int Most)
{
    /// <summary>Sends a text; null when the route or its provider is to be left alone: then nothing was sent.</summary>
    public async Task<SendResult?> SendAsync(OutgoingSms sms, CancellationToken cancellationToken)
    {
        if (Hold.Begin() is not { } attempt) return null;
        SendResult? result = null;
        try
        {
            return result = await Circuit.SendAsync(sms, cancellationToken);
        }
        finally
        {
            attempt.End(result);
        }
    }
}
