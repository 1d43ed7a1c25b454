using Dapper;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>Complaints that are not restricted: what people send, and how each comes along. What they typed and what was answered is encrypted.</summary>
internal sealed class ComplaintStore(FieldCipher cipher, KeyStore keys)
{
    /// <summary>What is read of a complaint, without words.</summary>
    public const string Columns = """
        c.id, c.kind, c.topic, c.reference, c.case_reference, c.decided_at, c.outcome, c.district, c.language, c.state, c.received_at, c.due_at,
               c.answered_at, c.closed_at, c.assigned_to, c.referred_to, c.satisfied, c.contact_id is not null as can_be_texted,
               c.text_cipher is not null as has_words, c.version, c.deciders, c.contact_id
          from feedback.complaints c
        """;

    private const string TextKind = "complaint-text";
    private const string AnswerKind = "complaint-answer";

    /// <summary>Adds what a person sent under a number that was drawn for it.</summary>
    public async Task<long> AddAsync(
        NpgsqlTransaction transaction, Reference reference, NewComplaint complaint, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into feedback.complaints
                   (kind, topic, reference, reference_hash, district, language, contact_id, text_cipher, state, received_at, due_at)
            values (@Kind, @Topic, @digits, @hash, @District, @Language, @ContactId, @text, 'open', @now, @DueAt)
            returning id
            """;
        var row = new
        {
            complaint.Kind,
            complaint.Topic,
            digits = reference.Digits,
            hash = keys.Hash(reference),
            complaint.District,
            complaint.Language,
            complaint.ContactId,
            text = cipher.Encrypt(TextKind, complaint.Words),
            now,
            complaint.DueAt,
        };
        var id = await Connection(transaction).ExecuteScalarAsync<long>(
            new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
        await NoteAsync(transaction, id, by: null, "received", now, cancellationToken);
        return id;
    }

    /// <summary>A complaint by its number among staff, or null.</summary>
    public static async Task<Complaint?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} where c.id = @id";
        return await connection.QuerySingleOrDefaultAsync<Complaint>(
            new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>As <see cref="FindAsync"/>; nobody else changes it until the transaction ends.</summary>
    public static async Task<Complaint?> LockAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = "select id from feedback.complaints where id = @id for update";
        await Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken));
        return await FindAsync(Connection(transaction), transaction, id, cancellationToken);
    }

    /// <summary>The complaint of a number, or null; nobody else changes it until the transaction ends.</summary>
    public async Task<Complaint?> LockAsync(NpgsqlTransaction transaction, Reference reference, CancellationToken cancellationToken)
    {
        const string Sql = "select id from feedback.complaints where reference_hash = @hash for update";
        var id = await Connection(transaction).ExecuteScalarAsync<long?>(
            new CommandDefinition(Sql, new { hash = keys.Hash(reference) }, transaction, cancellationToken: cancellationToken));
        return id is { } known ? await FindAsync(Connection(transaction), transaction, known, cancellationToken) : null;
    }

    /// <summary>What the person typed; null: nothing, or it is not kept any more.</summary>
    public async Task<string?> WordsAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = "select text_cipher from feedback.complaints where id = @id";
        return cipher.Decrypt(TextKind, await connection.ExecuteScalarAsync<byte[]?>(
            new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken)));
    }

    /// <summary>Replaces what the person typed.</summary>
    public async Task RedactAsync(NpgsqlTransaction transaction, long id, string? words, CancellationToken cancellationToken)
    {
        const string Sql = "update feedback.complaints set text_cipher = @text where id = @id";
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { id, text = cipher.Encrypt(TextKind, words) }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>What was answered, oldest first.</summary>
    public async Task<IReadOnlyList<ComplaintAnswer>> AnswersAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = """
            select at, by, en_cipher, st_cipher
              from feedback.answers
             where complaint_id = @id
             order by id
            """;
        var rows = await connection.QueryAsync<(DateTimeOffset At, string By, byte[] En, byte[] St)>(
            new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken));
        return [.. rows.Select(r => new ComplaintAnswer(r.At, r.By, cipher.Decrypt(AnswerKind, r.En), cipher.Decrypt(AnswerKind, r.St)))];
    }

    /// <summary>Adds an answer and gives its number.</summary>
    public async Task<long> AnswerAsync(
        NpgsqlTransaction transaction, long id, string by, AnswerText answer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            update feedback.complaints
               set answered_at = coalesce(answered_at, @now), state = 'answered', referred_to = null
             where id = @id;

            insert into feedback.answers (complaint_id, at, by, en_cipher, st_cipher)
                 values (@id, @now, @by, @en, @st)
              returning id;
            """;
        var row = new { id, by, en = cipher.Encrypt(AnswerKind, answer.En), st = cipher.Encrypt(AnswerKind, answer.St), now };
        return await Connection(transaction).ExecuteScalarAsync<long>(
            new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Adds to the history of a complaint, which makes its next version.</summary>
    public static async Task NoteAsync(
        NpgsqlTransaction transaction, long id, string? by, string act, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into feedback.history (complaint_id, at, by, act)
                 values (@id, @now, @by, @act);

            update feedback.complaints set version = version + 1 where id = @id;
            """;
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { id, by, act, now }, transaction, cancellationToken: cancellationToken));
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
