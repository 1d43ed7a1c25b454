using Diaspora.Gateway.Console;
using Diaspora.Gateway.Console.Home;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Localization;
using Npgsql;

namespace Diaspora.Gateway.Features.Campaigns;

/// <summary>Tells people which campaigns wait for them: their own that came back, and those of others that they can approve.</summary>
internal sealed class CampaignsWaiting(NpgsqlDataSource database, IStringLocalizer<ConsoleText> words) : IWaitingWork
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<WaitingItem>> OfAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        var (writes, approves) = (actor.May(StaffRight.WriteCampaigns), actor.May(StaffRight.ApproveCampaigns));
        if (!writes && !approves) return [];
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var (returned, toApprove) = await CampaignStore.WaitingAsync(connection, actor.Name, cancellationToken);
        var items = new List<WaitingItem>();
        if (approves) items.Add(new WaitingItem(toApprove, words["campaigns wait for your approval"], "/console/campaigns"));
        if (writes) items.Add(new WaitingItem(returned, words["campaigns came back to you"], "/console/campaigns"));
        return items;
    }
}
