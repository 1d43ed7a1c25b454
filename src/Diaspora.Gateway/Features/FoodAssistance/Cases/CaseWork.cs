using Diaspora.Gateway.Console.Home;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>What waits for officers, for their home page.</summary>
internal sealed class CaseWork(NpgsqlDataSource database) : IWaitingWork
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<WaitingItem>> OfAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(StaffRight.ReadCases)) return [];
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var items = new List<WaitingItem>();
        var read = await CaseListStore.CountAsync(connection, actor.ReachOf(StaffRight.ReadCases).ForQuery, cancellationToken);
        void Add(int count, string text, string href)
        {
            if (count > 0) items.Add(new WaitingItem(count, text, href));
        }

        void AddStep(string status, string text) => Add(read.GetValueOrDefault(status), text, $"/console/cases?status={status}");
        if (actor.May(StaffRight.SelectCases))
        {
            var lead = await CaseListStore.WaitingAsync(connection, actor.ReachOf(StaffRight.SelectCases).ForQuery, actor.Name, cancellationToken);
            Add(lead.Proposals, "proposals wait for you as the second person", "/console/cases?proposed=true");
            Add(lead.Duplicates, "requests may be of one person", "/console/cases/duplicates");
        }

        AddStep(FoodStatus.Received, "requests are new");
        AddStep(FoodStatus.Checking, "requests are being checked");
        AddStep(FoodStatus.DistrictTeam, "requests are with the district team");
        AddStep(FoodStatus.Preliminary, "requests on the preliminary list wait for a decision");
        if (actor.May(StaffRight.VerifyCases))
        {
            var verify = await CaseListStore.WaitingAsync(connection, actor.ReachOf(StaffRight.VerifyCases).ForQuery, actor.Name, cancellationToken);
            Add(verify.Callbacks, "people wait for a call", "/console/cases/callbacks");
        }

        return items;
    }
}
