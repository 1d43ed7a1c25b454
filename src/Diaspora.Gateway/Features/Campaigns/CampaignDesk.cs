using System.Globalization;
using Diaspora.Gateway.Features.Campaigns.Calendar;
using Diaspora.Gateway.Messaging.Broadcasts;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.Campaigns;

/// <summary>
/// Sends what is due. A day's text becomes a broadcast as soon as the first clock on earth can show its time, in one transaction with the note that
/// it was dealt with; each person's message then waits for that person's clock. Several nodes may do it at once.
/// </summary>
internal sealed class CampaignDesk(NpgsqlDataSource database, Broadcasts broadcasts)
{
    /// <summary>Makes the broadcasts of every running campaign that are due, and writes their messages and those that a killed node left.</summary>
    /// <returns>How many texts became due.</returns>
    /// <exception cref="AggregateException">Some campaigns failed; the others were dealt with.</exception>
    public async Task<int> FireDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await OrderDueAsync(now, cancellationToken);
        }
        finally
        {
            await broadcasts.ExpandAllAsync(cancellationToken);
        }
    }

    /// <summary>The first half of it: the broadcasts, without their messages.</summary>
    internal async Task<int> OrderDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var fired = 0;
        var faults = new List<Exception>();
        foreach (var id in await CampaignStore.RunningAsync(connection, cancellationToken))
        {
            try
            {
                fired += await FireAsync(connection, id, now, cancellationToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                faults.Add(fault);
            }
        }

        return faults.Count == 0 ? fired : throw new AggregateException(faults);
    }

    private async Task<int> FireAsync(NpgsqlConnection connection, long id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Another node may have been faster, or a person may have paused it.
        if (await CampaignStore.LockRunningAsync(transaction, id, cancellationToken) is not { } campaign) return 0;
        var timetable = campaign.Content.Timetable;
        var anchor = campaign.Content.Calendar.Anchor is { } name
            ? await CampaignStore.AnchorAsync(connection, transaction, name, cancellationToken)
            : null;
        await CampaignWithdrawal.RunAsync(transaction, campaign, now, cancellationToken);
        var (send, doneTo) = timetable.Due(anchor, campaign.DoneTo, now);
        foreach (var occurrence in send) await SendAsync(transaction, campaign, occurrence, cancellationToken);
        var changed = campaign with { DoneTo = doneTo, State = IsOver(timetable, anchor, now) ? CampaignState.Ended : CampaignState.Running };
        if (changed.State == CampaignState.Ended)
            await AuditStore.WriteAsync(transaction, CampaignWithdrawal.Gateway, "campaign.ended", campaign.Subject, null, now, cancellationToken);
        if (changed != campaign) await CampaignStore.SaveAsync(transaction, changed, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return send.Count;
    }

    private async Task SendAsync(NpgsqlTransaction transaction, Campaign campaign, Occurrence occurrence, CancellationToken cancellationToken)
    {
        var content = campaign.Content;
        var text = content.Texts[occurrence.Number - 1];
        var cause = string.Create(CultureInfo.InvariantCulture, $"{campaign.Subject}/{occurrence.Day:yyyy-MM-dd}");
        var order = new NewBroadcast(
            "campaign", cause, content.Category, text.En, text.St, content.Audience, Urgent: false, DueAt: null,
            occurrence.Day.ToDateTime(content.Calendar.Time), content.Worth);
        var broadcast = await broadcasts.CreateAsync(transaction, order, cancellationToken);
        var day = new CampaignDay { Day = occurrence.Day, Number = occurrence.Number, BroadcastId = broadcast };
        await CampaignDayStore.AddAsync(transaction, campaign.Id, day, cancellationToken);
    }

    /// <summary>True when the last text is worth nothing any more anywhere. What has no day may be given one.</summary>
    private static bool IsOver(Timetable timetable, DateOnly? anchor, DateTimeOffset now) =>
        timetable.Occurrences(anchor).Select(o => (DateOnly?)o.Day).LastOrDefault() is { } last && !timetable.IsWorthIt(last, now);
}
