using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Messaging.Sending;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Channels;

/// <summary>Takes a provider's report and answers it: 200 also for what tells us nothing, because providers repeat what they get no 200 for.</summary>
internal sealed class ReportIntake(DeliveryReports reports, PoliteTurn polite, Refusals refusals)
{
    /// <summary>Takes what was read of one request.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="fields">The request's fields, all read.</param>
    /// <param name="report">The report; null: it tells us nothing.</param>
    /// <param name="ignored">Why it tells us nothing.</param>
    public async Task<Results<Ok, ProblemHttpResult>> TakeAsync(
        string channel, ProviderFields fields, DeliveryReport? report, string ignored = "unknown-status")
    {
        if (fields.Refusal is { } refusal)
            return refusals.Answer(channel, refusal);
        if (report is null)
        {
            refusals.Ignore(channel, ignored);
            return TypedResults.Ok();
        }

        var taken = await polite.RunAsync(channel, deadline => TakeAsync(report, deadline), () => false);
        return taken ? TypedResults.Ok() : refusals.Answer(channel, Refusal.Resting);
    }

    private async Task<bool> TakeAsync(DeliveryReport report, CancellationToken cancellationToken)
    {
        await reports.TakeAsync(report, cancellationToken);
        return true;
    }
}
