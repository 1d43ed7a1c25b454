using Diaspora.Gateway.Messaging.Broadcasts;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.Campaigns;

/// <summary>Calls off what waits for days that are no longer a campaign's, because its event was moved or cancelled.</summary>
internal static class CampaignWithdrawal
{
    /// <summary>Who acts in the audit when nobody does.</summary>
    public const string Gateway = "gateway";

    /// <summary>
    /// Stops the broadcasts of a locked campaign whose day is none of its days any more, or has another text now. Call it before anything of the
    /// campaign may leave, and <see cref="Broadcasts.SettleAsync"/> for the broadcasts when the transaction is committed.
    /// </summary>
    /// <returns>Ids of the broadcasts that were stopped.</returns>
    public static async Task<IReadOnlyList<long>> RunAsync(
        NpgsqlTransaction transaction, Campaign campaign, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (campaign.Content.Calendar.Anchor is not { } name) return [];
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var anchor = await CampaignStore.AnchorAsync(connection, transaction, name, cancellationToken);
        var timetable = campaign.Content.Timetable;
        var occurrences = timetable.Occurrences(anchor).ToHashSet();
        var stopped = new List<long>();
        foreach (var made in await CampaignDayStore.OfAsync(connection, transaction, campaign.Id, cancellationToken))
        {
            if (made.Withdrawn || occurrences.Contains(new(made.Day, made.Number)) || !timetable.IsWorthIt(made.Day, now)) continue;
            if (await Broadcasts.StopAsync(transaction, made.BroadcastId, cancellationToken)) stopped.Add(made.BroadcastId);
            await CampaignDayStore.WithdrawAsync(transaction, campaign.Id, made.Day, cancellationToken);
            await AuditStore.WriteAsync(transaction, Gateway, "campaign.day-withdrawn", campaign.Subject, new { made.Day }, now, cancellationToken);
        }

        return stopped;
    }
}
