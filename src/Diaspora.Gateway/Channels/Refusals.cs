using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Channels;

/// <summary>Answers and notes the requests that do not reach a conversation.</summary>
internal sealed class Refusals(ILogger<Refusals> logger)
{
    /// <summary>Notes the reason and gives the problem to answer with.</summary>
    public ProblemHttpResult Answer(string channel, Refusal refusal)
    {
        logger.RequestRefused(channel, refusal.Reason);
        return TypedResults.Problem(refusal.Detail, statusCode: refusal.Status, type: $"channels/{refusal.Reason}");
    }

    /// <summary>Notes why a request that is in order changes nothing.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="reason">Short code.</param>
    public void Ignore(string channel, string reason) => logger.RequestIgnored(channel, reason);
}
