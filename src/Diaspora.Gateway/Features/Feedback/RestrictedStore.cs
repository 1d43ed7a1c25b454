using System.Text.Json;
using Dapper;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>
/// What only the focal point reads. Reports, answers and notes are sealed, each as a kind of its own that nothing else decrypts; rows hold in the
/// clear when they came and how far they are.
/// </summary>
internal sealed class RestrictedStore(FieldCipher cipher, KeyStore keys)
{
    /// <summary>Kind of a number that is to be called, see <see cref="FieldCipher"/>.</summary>
    public const string NumberKind = "restricted-number";

    private const string ReportKind = "restricted-report";
    private const string AnswerKind = "restricted-answer";
    private const string NoteKind = "restricted-note";

    private const string Columns = """
        id, report_cipher, answer_cipher, state, received_at, due_at, answered_at, closed_at, satisfied, version
          from feedback.restricted
        """;

    /// <summary>Adds a report under a number that was drawn for it.</summary>
    public async Task AddAsync(
        NpgsqlTransaction transaction, Reference reference, RestrictedReport report, DateTimeOffset now, DateTimeOffset dueAt,
        CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into feedback.restricted (id, reference_hash, report_cipher, state, received_at, due_at)
                 values (@id, @hash, @report, 'open', @now, @dueAt)
            """;
        var row = new
        {
            id = Guid.NewGuid(), hash = keys.Hash(reference), report = cipher.Encrypt(ReportKind, JsonSerializer.Serialize(report)), now, dueAt,
        };
        await ExecuteAsync(transaction, Sql, row, cancellationToken);
    }

    /// <summary>Everything that is not closed, or everything that is; the oldest first.</summary>
    public async Task<IReadOnlyList<RestrictedComplaint>> ListAsync(NpgsqlConnection connection, bool closed, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Columns}
             where (state = 'closed') = @closed
             order by received_at, id
             limit 500
            """;
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(Sql, new { closed }, cancellationToken: cancellationToken));
        return [.. rows.Select(Opened)];
    }

    /// <summary>One by its id, or null.</summary>
    public async Task<RestrictedComplaint?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, Guid id, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} where id = @id";
        return await connection.QuerySingleOrDefaultAsync<Row>(
            new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken)) is { } row ? Opened(row) : null;
    }

    /// <summary>As <see cref="FindAsync"/>; nobody else changes it until the transaction ends.</summary>
    public async Task<RestrictedComplaint?> LockAsync(NpgsqlTransaction transaction, Guid id, CancellationToken cancellationToken)
    {
        await ExecuteAsync(transaction, "select id from feedback.restricted where id = @id for update", new { id }, cancellationToken);
        return await FindAsync(Connection(transaction), transaction, id, cancellationToken);
    }

    /// <summary>The one of a number, or null; nobody else changes it until the transaction ends.</summary>
    public async Task<RestrictedComplaint?> LockAsync(NpgsqlTransaction transaction, Reference reference, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} where reference_hash = @hash for update";
        return await Connection(transaction).QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            Sql, new { hash = keys.Hash(reference) }, transaction, cancellationToken: cancellationToken)) is { } row ? Opened(row) : null;
    }

    /// <summary>Keeps the answer, in place of an earlier one.</summary>
    public Task AnswerAsync(NpgsqlTransaction transaction, Guid id, AnswerText answer, bool close, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            update feedback.restricted
               set answer_cipher = @answer, answered_at = coalesce(answered_at, @now), state = case when @close then 'closed' else 'answered' end,
                   closed_at = case when @close then @now end
             where id = @id
            """;
        var row = new { id, answer = cipher.Encrypt(AnswerKind, JsonSerializer.Serialize(answer)), close, now };
        return ExecuteAsync(transaction, Sql, row, cancellationToken);
    }

    /// <summary>Keeps that the person is satisfied, or is not, which opens it again with a new deadline.</summary>
    public static Task SatisfiedAsync(
        NpgsqlTransaction transaction, Guid id, bool satisfied, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        const string Sql = """
            update feedback.restricted
               set satisfied = @satisfied,
                   state = case when @satisfied then state else 'open' end,
                   due_at = case when @satisfied then due_at else @dueAt end,
                   answered_at = case when @satisfied then answered_at end,
                   closed_at = case when @satisfied then closed_at end,
                   version = version + 1
             where id = @id
            """;
        return ExecuteAsync(transaction, Sql, new { id, satisfied, dueAt }, cancellationToken);
    }

    /// <summary>Adds a note to the history, which makes the next version.</summary>
    public Task NoteAsync(NpgsqlTransaction transaction, Guid id, RestrictedNote note, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into feedback.restricted_history (restricted_id, at, note_cipher)
                 values (@id, @now, @note);

            update feedback.restricted set version = version + 1 where id = @id;
            """;
        return ExecuteAsync(transaction, Sql, new { id, now, note = cipher.Encrypt(NoteKind, JsonSerializer.Serialize(note)) }, cancellationToken);
    }

    /// <summary>What was done, oldest first.</summary>
    public async Task<IReadOnlyList<RestrictedEvent>> HistoryAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, Guid id, CancellationToken cancellationToken)
    {
        const string Sql = "select at, note_cipher from feedback.restricted_history where restricted_id = @id order by id";
        var rows = await connection.QueryAsync<(DateTimeOffset At, byte[] Note)>(
            new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken));
        return [.. rows.Select(r => new RestrictedEvent(r.At, Read<RestrictedNote>(cipher.Decrypt(NoteKind, r.Note))))];
    }

    /// <summary>The number to call; null: the person wants no call.</summary>
    public string? NumberOf(RestrictedReport report) => cipher.Decrypt(NumberKind, report.Number);

    private RestrictedComplaint Opened(Row row) => new()
    {
        Id = row.Id,
        Report = row.ReportCipher is null ? null : Read<RestrictedReport>(cipher.Decrypt(ReportKind, row.ReportCipher)),
        Answer = row.AnswerCipher is null ? null : Read<AnswerText>(cipher.Decrypt(AnswerKind, row.AnswerCipher)),
        State = row.State,
        ReceivedAt = row.ReceivedAt,
        DueAt = row.DueAt,
        ClosedAt = row.ClosedAt,
        Satisfied = row.Satisfied,
        Version = row.Version,
    };

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json) ?? throw new InvalidOperationException("Nothing was sealed.");

    private static async Task ExecuteAsync(NpgsqlTransaction transaction, string sql, object row, CancellationToken cancellationToken) =>
        await Connection(transaction).ExecuteAsync(new CommandDefinition(sql, row, transaction, cancellationToken: cancellationToken));

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");

    private sealed record Row
    {
        public required Guid Id { get; init; }

        public byte[]? ReportCipher { get; init; }

        public byte[]? AnswerCipher { get; init; }

        public required ComplaintState State { get; init; }

        public required DateTimeOffset ReceivedAt { get; init; }

        public required DateTimeOffset DueAt { get; init; }

        public DateTimeOffset? ClosedAt { get; init; }

        public bool? Satisfied { get; init; }

        public required int Version { get; init; }
    }
}
