using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>Which steps of a request whose officer may take, and how a step is read.</summary>
internal static class CaseRules
{
    /// <summary>
    /// Statuses to which somebody may move a request alone. Distributions are planned in rounds, and decisions need two people. From the preliminary
    /// list on, closing takes a place or a chance away: a district lead does that.
    /// </summary>
    public static IReadOnlyList<string> StepsFor(StaffActor actor, FoodCase food)
    {
        if (!actor.May(StaffRight.VerifyCases, food.District)) return [];
        var lead = actor.May(StaffRight.SelectCases, food.District);
        return
        [
            .. FoodStatus.After(food.Status).Where(status => status switch
            {
                FoodStatus.Checking or FoodStatus.DistrictTeam or FoodStatus.Preliminary => true,
                FoodStatus.Closed => lead || food.Status is FoodStatus.Received or FoodStatus.Checking or FoodStatus.DistrictTeam,
                _ => false,
            }),
        ];
    }

    /// <summary>Decisions that somebody may propose for a request.</summary>
    public static IReadOnlyList<string> DecisionsFor(StaffActor actor, FoodCase food) => actor.May(StaffRight.SelectCases, food.District)
        ? [.. FoodStatus.After(food.Status).Where(FoodStatus.IsDecision)]
        : [];

    /// <summary>True: the person has no phone of their own here and keys a new PIN on an officer's tablet.</summary>
    public static bool OnTablet(FoodCase food) => food.ContactId is null || food.Neighbour;

    /// <summary>A step as an officer sent it, its reason looked up in the list.</summary>
    /// <exception cref="CaseRefusal">Its status or its reason is unknown, or a decision names no procedures.</exception>
    public static async Task<FoodStep> ReadAsync(
        NpgsqlTransaction transaction, StaffActor actor, CaseStepRequest request, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        if (request.Status is not { } status || !FoodStatus.All.Contains(status)) throw CaseRefusal.Invalid("status", "There is no such status.");
        var reasons = await ProposalStore.ReasonsAsync(connection, transaction, cancellationToken);
        var reason = reasons.FirstOrDefault(r => r.Status == status && r.Code == request.ReasonCode && r.Active)
            ?? throw CaseRefusal.Invalid("reasonCode", "Choose a reason from the list.");
        var words = CaseWords.Clean("words", request.Words);
        var sop = CaseWords.Clean("sop", request.Sop, CaseWords.LongestSop);
        if (sop is null && FoodStatus.IsDecision(status)) throw CaseRefusal.Invalid("sop", "Name the version of the procedures that the decision follows.");
        return new FoodStep(status, actor.Name, words is null ? reason.Label : $"{reason.Label}: {words}", sop, FoodDistribution.None)
        {
            ReasonCode = reason.Code,
        };
    }
}
