using Route = Diaspora.Gateway.Messaging.Routes.Route;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>
/// Leaves a route alone for a minute when its provider refuses its sender; then one message tries it. Other routes of that provider go on. Safe for
/// any number of threads.
/// </summary>
internal sealed class SenderHold(Route route, TimeProvider time, ILogger<SenderHold> logger)
{
    private readonly Lock _lock = new();
    private DateTimeOffset _until;
    private bool _refused;
    private bool _trying;

    /// <summary>How many of the messages wanted may be sent now: all, one that tries, or none.</summary>
    public int Allows(int wanted)
    {
        lock (_lock) return !_refused ? wanted : IsClosed ? 0 : Math.Min(1, wanted);
    }

    /// <summary>Begins a send; null: the route is to be left alone. Whoever begins must end it.</summary>
    public Attempt? Begin()
    {
        lock (_lock)
        {
            if (!_refused) return new Attempt(this, Tries: false);
            if (IsClosed) return null;
            _trying = true;
            return new Attempt(this, Tries: true);
        }
    }

    // Only inside the lock.
    private bool IsClosed => _trying || time.GetUtcNow() < _until;

    private void End(bool tries, SendResult? result)
    {
        lock (_lock)
        {
            if (tries) _trying = false;
            if (result?.Outcome == SendOutcome.SenderRefused)
            {
                if (!_refused || tries) logger.SenderRefused(route.Name, result.Reason ?? "sender");
                _refused = true;
                _until = time.GetUtcNow() + ProviderCircuit.RefusedPause;
            }
            else if (tries && result is { Outcome: not (SendOutcome.RouteDown or SendOutcome.Unknown) })
            {
                _refused = false;
                logger.SenderBack(route.Name);
            }
        }
    }

    /// <summary>A send that has begun.</summary>
    /// <param name="Hold">The route's.</param>
    /// <param name="Tries">True when it is the one that tries.</param>
    internal readonly record struct Attempt(SenderHold Hold, bool Tries)
    {
        /// <summary>Tells how it ended; null: nothing was sent.</summary>
        public void End(SendResult? result) => Hold.End(Tries, result);
    }
}
