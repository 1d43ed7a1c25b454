using Diaspora.Gateway.Conversations.Appeals;
using Diaspora.Gateway.Features.FoodAssistance.Cases;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>Has a request for food assistance checked again after an appeal.</summary>
internal sealed class FoodReopening(FoodSteps steps) : IReopening
{
    /// <inheritdoc/>
    public async Task ReopenAsync(
        NpgsqlTransaction transaction, Reference reference, DateTimeOffset decidedAt, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await FoodCaseStore.LockAsync(transaction, reference, cancellationToken) is not { Status: FoodStatus.NotSelected } food) return;
        if (food.StatusAt != decidedAt) return;
        var step = new FoodStep(FoodStatus.Checking, by, "An appeal was upheld: the request is looked at again.", Sop: null, FoodDistribution.None);
        if (await steps.TakeAsync(transaction, food, step, now, cancellationToken) is { } problem)
            throw new InvalidOperationException("A request that was not selected can always be checked again: " + problem);
    }
}
