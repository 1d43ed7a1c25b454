using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.Campaigns;

/// <summary>Campaigns in the database.</summary>
internal static class CampaignStore
{
    private const string Columns = "id, content, version, state, sample, authors, approver, note, done_to, changed_by";

    // PostgreSQL keeps the names of an object in an order of its own.
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Campaigns in the order in which they were made.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="after">Id after which to begin.</param>
    /// <param name="limit">How many at most; null: all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyList<Campaign>> PageAsync(NpgsqlConnection connection, long after, int? limit, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} from campaigns.campaigns where id > @after order by id limit @limit::int";
        var rows = await connection.QueryAsync<CampaignRow>(new CommandDefinition(Sql, new { after, limit }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => ToCampaign(row))];
    }

    /// <summary>True when there is any campaign at all.</summary>
    public static async Task<bool> AnyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = "select exists (select from campaigns.campaigns)";
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(Sql, cancellationToken: cancellationToken));
    }

    /// <summary>Ids of the campaigns that may have something to send.</summary>
    public static async Task<IReadOnlyList<long>> RunningAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = "select id from campaigns.campaigns where state = 'running' order by id";
        var ids = await connection.QueryAsync<long>(new CommandDefinition(Sql, cancellationToken: cancellationToken));
        return ids.AsList();
    }

    /// <summary>The campaign with a name, or null.</summary>
    public static async Task<Campaign?> FindAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} from campaigns.campaigns where name = @name";
        return ToCampaign(await connection.QuerySingleOrDefaultAsync<CampaignRow>(
            new CommandDefinition(Sql, new { name }, cancellationToken: cancellationToken)));
    }

    /// <summary>The campaign with a name, or null; locked until the transaction ends, so that acts on it take turns.</summary>
    public static async Task<Campaign?> LockAsync(NpgsqlTransaction transaction, string name, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} from campaigns.campaigns where name = @name for update";
        return ToCampaign(await Connection(transaction).QuerySingleOrDefaultAsync<CampaignRow>(
            new CommandDefinition(Sql, new { name }, transaction, cancellationToken: cancellationToken)));
    }

    /// <summary>The campaign with an id if it is running still, or null; locked until the transaction ends.</summary>
    public static async Task<Campaign?> LockRunningAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} from campaigns.campaigns where id = @id and state = 'running' for update";
        return ToCampaign(await Connection(transaction).QuerySingleOrDefaultAsync<CampaignRow>(
            new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken)));
    }

    /// <summary>Stores a new draft; null when its name is taken.</summary>
    public static async Task<long?> AddAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, CampaignContent content, string author, bool sample, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into campaigns.campaigns (name, content, sample, authors, changed_by)
                 values (@Name, @content::jsonb, @sample, array[@author], @author)
            on conflict (name) do nothing
              returning id
            """;
        var row = new { content.Name, content = Json(content), sample, author };
        return await connection.ExecuteScalarAsync<long?>(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Overwrites a campaign whose row the transaction has locked.</summary>
    public static async Task SaveAsync(NpgsqlTransaction transaction, Campaign campaign, CancellationToken cancellationToken)
    {
        const string Sql = """
            update campaigns.campaigns
               set name = @Name, content = @content::jsonb, version = @Version, state = @state, authors = @authors,
                   approver = @Approver, note = @Note, done_to = @DoneTo, changed_by = @ChangedBy
             where id = @Id
            """;
        var row = new
        {
            campaign.Id,
            campaign.Content.Name,
            content = Json(campaign.Content),
            campaign.Version,
            state = campaign.State.ToString().ToLowerInvariant(),
            authors = campaign.Authors.ToArray(),
            campaign.Approver,
            campaign.Note,
            campaign.DoneTo,
            campaign.ChangedBy,
        };
        await Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>What one person has to see to: drafts of theirs that came back, and what waits for an approver who wrote none of it.</summary>
    public static async Task<(int Returned, int ToApprove)> WaitingAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        const string Sql = """
            select count(*) filter (where state = 'draft' and note is not null and own)::int as returned,
                   count(*) filter (where state = 'submitted' and not own)::int as to_approve
              from (select state, note,
                           exists (select from unnest(authors) a where lower(btrim(a)) = lower(btrim(@name))) as own
                      from campaigns.campaigns) c
            """;
        return await connection.QuerySingleAsync<(int, int)>(new CommandDefinition(Sql, new { name }, cancellationToken: cancellationToken));
    }

    /// <summary>The first day of what a calendar is counted from; null when it does not take place.</summary>
    public static async Task<DateOnly?> AnchorAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string anchor, CancellationToken cancellationToken)
    {
        const string Sql = "select starts_on from messaging.anchors where anchor = @anchor";
        return await connection.QuerySingleOrDefaultAsync<DateOnly?>(
            new CommandDefinition(Sql, new { anchor }, transaction, cancellationToken: cancellationToken));
    }

    private static string Json(CampaignContent content) => JsonSerializer.Serialize(content, s_json);

    [return: NotNullIfNotNull(nameof(row))]
    private static Campaign? ToCampaign(CampaignRow? row) => row is null ? null : new Campaign
    {
        Id = row.Id,
        Content = JsonSerializer.Deserialize<CampaignContent>(row.Content, s_json)
            ?? throw new InvalidOperationException($"Campaign {row.Id} has no content."),
        Version = row.Version,
        State = row.State,
        Sample = row.Sample,
        Authors = row.Authors,
        Approver = row.Approver,
        Note = row.Note,
        DoneTo = row.DoneTo,
        ChangedBy = row.ChangedBy,
    };

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");

    private sealed record CampaignRow
    {
        public long Id { get; init; }

        public string Content { get; init; } = "";

        public int Version { get; init; }

        public CampaignState State { get; init; }

        public bool Sample { get; init; }

        public string[] Authors { get; init; } = [];

        public string? Approver { get; init; }

        public string? Note { get; init; }

        public DateOnly? DoneTo { get; init; }

        public string? ChangedBy { get; init; }
    }
}
