using System.Text.Json;
using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>Proposed changes of prices in the database.</summary>
internal static class ProposalStore
{
    private const string Columns = """
        id, kind, before::text, after::text, reason, state, proposed_by, proposed_at, decided_by, decided_at, note
          from remittances.proposals
        """;

    /// <summary>Proposals, the newest first.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="state">Only of this state; null: of any.</param>
    /// <param name="before">Only older ones than this; null: from the newest.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyList<PriceProposal>> ListAsync(
        NpgsqlConnection connection, ProposalState? state, long? before, int most, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Columns}
             where (@state::text is null or state = @state) and (@before::bigint is null or id < @before)
             order by id desc
             limit @most
            """;
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            Sql, new { state = state is { } wanted ? WordOf(wanted) : null, before, most }, cancellationToken: cancellationToken));
        return [.. rows.Select(Read)];
    }

    /// <summary>A proposal, or null.</summary>
    public static async Task<PriceProposal?> FindAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} where id = @id";
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(Sql, new { id }, cancellationToken: cancellationToken));
        return row is null ? null : Read(row);
    }

    /// <summary>A proposal, or null; locked until the transaction ends.</summary>
    public static async Task<PriceProposal?> LockAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} where id = @id for update";
        var row = await Connection(transaction).QuerySingleOrDefaultAsync<Row>(
            new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken));
        return row is null ? null : Read(row);
    }

    /// <summary>Stores a proposal and gives its number; null when another change of the same thing waits.</summary>
    public static Task<long?> AddAsync(
        NpgsqlTransaction transaction, PriceContent? before, PriceContent after, string reason, string by, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into remittances.proposals (kind, subject, before, after, reason, state, proposed_by, proposed_at)
            values (@Kind, @Subject, @before::jsonb, @after::jsonb, @reason, 'waiting', @by, @now)
            on conflict (kind, subject) where state = 'waiting' do nothing
            returning id
            """;
        var row = new
        {
            after.Kind,
            after.Subject,
            before = before is null ? null : JsonSerializer.Serialize(before, JsonSerializerOptions.Web),
            after = JsonSerializer.Serialize(after, JsonSerializerOptions.Web),
            reason,
            by,
            now,
        };
        return Connection(transaction).ExecuteScalarAsync<long?>(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Says what became of a proposal.</summary>
    public static Task DecideAsync(
        NpgsqlTransaction transaction, long id, ProposalState state, string by, string? note, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            update remittances.proposals
               set state = @state, decided_by = @by, decided_at = @now, note = @note
             where id = @id
            """;
        var row = new { id, state = WordOf(state), by, note, now };
        return Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    private static string WordOf(ProposalState state) => state.ToString().ToLowerInvariant();

    private static PriceProposal Read(Row row) => new()
    {
        Id = row.Id,
        Kind = row.Kind,
        Before = row.Before is null ? null : Content(row.Before),
        After = Content(row.After),
        Reason = row.Reason,
        State = Enum.Parse<ProposalState>(row.State, ignoreCase: true),
        ProposedBy = row.ProposedBy,
        ProposedAt = row.ProposedAt,
        DecidedBy = row.DecidedBy,
        DecidedAt = row.DecidedAt,
        Note = row.Note,
    };

    private static PriceContent Content(string json) => JsonSerializer.Deserialize<PriceContent>(json, JsonSerializerOptions.Web)
        ?? throw new InvalidOperationException("A proposal holds nothing.");

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");

    private sealed record Row
    {
        public required long Id { get; init; }

        public required string Kind { get; init; }

        public string? Before { get; init; }

        public required string After { get; init; }

        public required string Reason { get; init; }

        public required string State { get; init; }

        public required string ProposedBy { get; init; }

        public required DateTimeOffset ProposedAt { get; init; }

        public string? DecidedBy { get; init; }

        public DateTimeOffset? DecidedAt { get; init; }

        public string? Note { get; init; }
    }
}
