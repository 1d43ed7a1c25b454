using System.Diagnostics.Metrics;
using Route = Diaspora.Gateway.Messaging.Routes.Route;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>Counts what was sent.</summary>
internal sealed class SendingMetrics
{
    private readonly Counter<long> _sent;

    public SendingMetrics(IMeterFactory meters) => _sent = meters.Create("Diaspora.Gateway.Messaging").CreateCounter<long>("messages.sent");

    /// <summary>A message was handed to a provider.</summary>
    public void Sent(Route route, SendOutcome outcome) =>
        _sent.Add(1, new KeyValuePair<string, object?>("route", route.Name), new KeyValuePair<string, object?>("outcome", outcome.ToString()));
}
