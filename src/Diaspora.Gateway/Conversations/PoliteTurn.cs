using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Conversations;

/// <summary>Bounds a turn in time and turns every fault into a polite answer.</summary>
internal sealed class PoliteTurn(IOptions<ConversationOptions> options, TimeProvider time, ILogger<PoliteTurn> logger)
{
    /// <summary>Runs a turn; when a store is away or something of ours fails, gives what <paramref name="resting"/> says.</summary>
    public async Task<T> RunAsync<T>(string channel, Func<CancellationToken, Task<T>> turn, Func<T> resting)
    {
        // Not bound to the request: a provider that hangs up early must not leave a turn half done.
        using var deadline = new CancellationTokenSource(options.Value.TurnTimeout, time);
        try
        {
            return await turn(deadline.Token).WaitAsync(options.Value.TurnTimeout, time, CancellationToken.None);
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
    }
}
