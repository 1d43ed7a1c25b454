using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.Campaigns;

/// <summary>The days on which campaigns texted.</summary>
internal static class CampaignDayStore
{
    /// <summary>Remembers the broadcast of a day.</summary>
    public static async Task AddAsync(NpgsqlTransaction transaction, long campaignId, CampaignDay day, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into campaigns.days (campaign_id, day, number, broadcast_id)
                 values (@campaignId, @Day, @Number, @BroadcastId)
            on conflict (campaign_id, day) do nothing
            """;
        await ExecuteAsync(transaction, Sql, new { campaignId, day.Day, day.Number, day.BroadcastId }, cancellationToken);
    }

    /// <summary>Remembers that a day was called off.</summary>
    public static async Task WithdrawAsync(NpgsqlTransaction transaction, long campaignId, DateOnly day, CancellationToken cancellationToken)
    {
        const string Sql = """
            update campaigns.days set withdrawn = true where campaign_id = @campaignId and day = @day
            """;
        await ExecuteAsync(transaction, Sql, new { campaignId, day }, cancellationToken);
    }

    /// <summary>The days of a campaign, the latest first.</summary>
    public static async Task<IReadOnlyList<CampaignDay>> OfAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, long campaignId, CancellationToken cancellationToken)
    {
        const string Sql = """
            select day, number, broadcast_id, withdrawn from campaigns.days where campaign_id = @campaignId order by day desc
            """;
        var rows = await connection.QueryAsync<CampaignDay>(
            new CommandDefinition(Sql, new { campaignId }, transaction, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>The days of a campaign whose texts were stopped before all of them had left.</summary>
    public static async Task<IReadOnlySet<DateOnly>> StoppedAsync(NpgsqlConnection connection, long campaignId, CancellationToken cancellationToken)
    {
        const string Sql = """
            select d.day
              from campaigns.days d
              join messaging.broadcasts b on b.id = d.broadcast_id
             where d.campaign_id = @campaignId and b.state = 'stopped'
            """;
        var days = await connection.QueryAsync<DateOnly>(new CommandDefinition(Sql, new { campaignId }, cancellationToken: cancellationToken));
        return days.ToHashSet();
    }

    private static Task<int> ExecuteAsync(NpgsqlTransaction transaction, string sql, object row, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        return connection.ExecuteAsync(new CommandDefinition(sql, row, transaction, cancellationToken: cancellationToken));
    }
}

/// <summary>A day on which a campaign texted.</summary>
internal sealed record CampaignDay
{
    /// <summary>The day by the clock of each person.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Which text of the campaign, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The broadcast.</summary>
    public required long BroadcastId { get; init; }

    /// <summary>True: called off after it was made.</summary>
    public bool Withdrawn { get; init; }
}
