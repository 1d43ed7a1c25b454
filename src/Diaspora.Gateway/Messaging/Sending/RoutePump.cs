using Microsoft.Extensions.Options;
using Npgsql;
using Route = Diaspora.Gateway.Messaging.Routes.Route;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>
/// Sends the messages of one route: takes up as many as there is room for, and more when sends end, so that what is urgent never waits behind much
/// that is not. A few places are kept free of broadcasts.
/// </summary>
#pragma warning disable CA1001 // Without a wait handle or a timer neither field holds anything to be freed; late sends may outlive the services.
internal sealed class RoutePump(
    Route route, ProviderCircuits circuits, RedisSegmentMeter meter, ClaimStore store, QuietGate quiet, MessageSender sender,
    Settlements settlements, IOptions<MessagingOptions> options, TimeProvider time, ILogger<RoutePump> logger)
#pragma warning restore CA1001
{
    // The head of the index is looked at again after this time, for what came in behind our back.
    private static readonly TimeSpan s_cursorLife = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_gathering = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan s_slack = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _givenUp = new();
    private readonly Signal _changed = new();
    private readonly int _places = options.Value.Concurrency;
    private readonly int _reserved = options.Value.Concurrency / 8;
    private readonly TimeSpan _lease = 2 * options.Value.SendTimeout + s_slack;
    private int _underWay;
    private int _broadcastsUnderWay;
    private int _unsettled;
    private ClaimedMessage? _after;
    private long _afterSince;

    private int Free => _places - Volatile.Read(ref _underWay);

    /// <summary>The route.</summary>
    public string Name => route.Name;

    /// <summary>Messages taken up whose outcome is not written yet.</summary>
    public int Unsettled => Volatile.Read(ref _unsettled);

    /// <summary>Says that something may be due.</summary>
    public void Wake() => _changed.Set();

    /// <summary>Waits until something may be due, no longer than given.</summary>
    public Task WaitAsync(TimeSpan most, CancellationToken cancellationToken) => _changed.WaitAsync(most, cancellationToken);

    /// <summary>When the next message is due; null: none waits.</summary>
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => store.NextDueAsync(route.Name, cancellationToken);

    /// <summary>
    /// Takes up messages until none is due or the provider is down; the last ones may still be under way then. Fails when PostgreSQL or Redis is
    /// away.
    /// </summary>
    /// <returns>How many messages were taken up.</returns>
    public async Task<int> PumpAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var all = 0;
            while (await FindRoomAsync(cancellationToken) is var room && circuits.Choose(route, room.Places) is { } way)
            {
                var (granted, wait) = await meter.TakeAsync(way.Route, way.Most, cancellationToken);
                if (granted == 0)
                {
                    await Task.Delay(wait, time, cancellationToken);
                    continue;
                }

                var claimed = await ClaimAsync(way, granted, Math.Min(granted, room.ForBroadcasts), cancellationToken);
                all += claimed;
                if (claimed > 0) continue;
                if (_after is not null) _after = null;
                else if (room.ForBroadcasts == 0) await _changed.WaitAsync(cancellationToken);
                else break;
            }

            return all;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Waits until nothing is under way any more.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (Unsettled > 0) await _changed.WaitAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Gives up writing outcomes that cannot be written.</summary>
    public void GiveUp() => _givenUp.Cancel();

    private async Task<Room> FindRoomAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            // Others end at the same time; one claim for all of them costs little more than one for each.
            if (Free <= _places / 4) await Task.Delay(s_gathering, time, cancellationToken);
            if (Free is > 0 and var free)
                return new Room(free, Math.Clamp(_places - _reserved - Volatile.Read(ref _broadcastsUnderWay), 0, free));
            await _changed.WaitAsync(cancellationToken);
        }
    }

    private async Task<int> ClaimAsync(Way way, int most, int mostOfBroadcasts, CancellationToken cancellationToken)
    {
        if (time.GetElapsedTime(_afterSince) > s_cursorLife) (_after, _afterSince) = (null, time.GetTimestamp());
        var claim = new Claim(route.Name, way.Circuit.Provider.Name, _lease, most, mostOfBroadcasts, _after);
        // Not ended when the gateway stops: what is taken up must be sent.
        var claimed = await store.ClaimAsync(claim, time.GetUtcNow(), CancellationToken.None);
        if (claimed.LastOrDefault(m => m.OfBroadcast) is { } last) _after = last;
        var passed = quiet.Pass(claimed.Where(m => m.Status == ClaimedMessage.Sending));
        meter.Owe(way.Route, passed.Now.Count - most);
        foreach (var settlement in passed.NotNow) Begin(() => Task.FromResult(settlement));
        foreach (var message in passed.Now)
        {
            Interlocked.Increment(ref _underWay);
            if (message.OfBroadcast) Interlocked.Increment(ref _broadcastsUnderWay);
            Begin(() => SendAsync(message, way));
        }

        foreach (var part in passed.PutOff) await PutOffAsync(part, cancellationToken);
        return claimed.Count;
    }

    private async Task PutOffAsync(QuietPart part, CancellationToken cancellationToken)
    {
        try
        {
            await store.PutOffAsync(part, time.GetUtcNow(), cancellationToken);
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
        {
            // It only saves taking them up one by one.
            logger.NotPutOff(fault.GetType().Name);
        }
    }

    private void Begin(Func<Task<Settlement>> actAsync)
    {
        Interlocked.Increment(ref _unsettled);
        _ = Task.Run(() => SettleAsync(actAsync));
    }

    private async Task<Settlement> SendAsync(ClaimedMessage message, Way way)
    {
        try
        {
            return await sender.SendAsync(message, way);
        }
        finally
        {
            if (message.OfBroadcast) Interlocked.Decrement(ref _broadcastsUnderWay);
            Interlocked.Decrement(ref _underWay);
            _changed.Set();
        }
    }

    private async Task SettleAsync(Func<Task<Settlement>> actAsync)
    {
        try
        {
            await settlements.WriteAsync(await actAsync(), _givenUp.Token);
        }
        catch (OperationCanceledException)
        {
            // Its lease runs out, and its outcome counts as unknown.
        }
#pragma warning disable CA1031 // Nobody waits for this task; as above.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            logger.SendBroke(route.Name, fault.GetType().Name);
        }
        finally
        {
            Interlocked.Decrement(ref _unsettled);
            _changed.Set();
        }
    }

    private readonly record struct Room(int Places, int ForBroadcasts);
}
