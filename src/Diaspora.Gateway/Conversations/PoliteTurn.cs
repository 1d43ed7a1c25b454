using Microsoft.Extensions.ObjectPool;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Conversations;

/// <summary>Bounds a turn in time and turns every fault into a polite answer.</summary>
internal sealed class PoliteTurn(IOptions<ConversationOptions> options, ILogger<PoliteTurn> logger)
{
    private const int TurnsAtOnce = 256;
    private readonly ObjectPool<CancellationTokenSource> _deadlines =
        new DefaultObjectPoolProvider { MaximumRetained = TurnsAtOnce }.Create(new Policy());

    /// <summary>Runs a turn; when a store is away or something of ours fails, gives what <paramref name="resting"/> says.</summary>
    public async Task<T> RunAsync<T>(string channel, Func<CancellationToken, Task<T>> turn, Func<T> resting)
    {
        // Not bound to the request: a provider that hangs up early must not leave a turn half done.
        var deadline = _deadlines.Get();
        deadline.CancelAfter(options.Value.TurnTimeout);
        try
        {
            return await turn(deadline.Token).WaitAsync(deadline.Token);
        }
        catch (Exception fault) when (StoreFaults.IsAway(fault))
        {
            await deadline.CancelAsync();
            logger.TurnRested(channel, fault.GetType().Name);
            return resting();
        }
        catch (Exception fault)
        {
            logger.TurnFailed(channel, fault.GetType().Name, fault.StackTrace);
            return resting();
        }
        finally
        {
            _deadlines.Return(deadline);
        }
    }

    private sealed class Policy : PooledObjectPolicy<CancellationTokenSource>
    {
        public override CancellationTokenSource Create() => new();

        // One whose time has come stays with the turn that it ended.
        public override bool Return(CancellationTokenSource obj) => obj.TryReset();
    }
}
