using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Conversations.Words;

/// <summary>Keeps what native readers signed and what they find wrong.</summary>
internal sealed class WordStore(NpgsqlDataSource database)
{
    /// <summary>Every signature, also of words that have changed since; the oldest first.</summary>
    public async Task<IReadOnlyList<SignedWords>> SignaturesAsync(CancellationToken cancellationToken)
    {
        const string Sql = """
            select text_key as text, hash, reviewer, signed_at
              from words.signatures
             where language = @language
             order by id
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<SignedWords>(
            new CommandDefinition(Sql, new { language = WordText.Reviewed }, cancellationToken: cancellationToken))];
    }

    /// <summary>Notes, those that are not settled first, then the newest first.</summary>
    /// <param name="text">Only those on this text; null: on any.</param>
    /// <param name="open">True: only those that are not settled.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<WordNote>> NotesAsync(string? text, bool open, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, text_key as text, words, note, writer, written_at, settled_by, settled_at, answer
              from words.notes
             where (@text::text is null or text_key = @text)
               and (not @open or settled_at is null)
             order by settled_at is not null, id desc
             limit @limit
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<WordNote>(new CommandDefinition(Sql, new { text, open, limit }, cancellationToken: cancellationToken))];
    }

    /// <summary>The note with a number, or null.</summary>
    public async Task<WordNote?> FindNoteAsync(long id, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, text_key as text, words, note, writer, written_at, settled_by, settled_at, answer
              from words.notes
             where id = @id
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<WordNote?>(new CommandDefinition(Sql, new { id }, cancellationToken: cancellationToken));
    }

    /// <summary>How many notes on each text are not settled.</summary>
    public async Task<IReadOnlyDictionary<string, int>> OpenNotesAsync(CancellationToken cancellationToken)
    {
        const string Sql = """
            select text_key, count(*)::int
              from words.notes
             where settled_at is null
             group by text_key
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Text, int Count)>(new CommandDefinition(Sql, cancellationToken: cancellationToken));
        return rows.ToDictionary(row => row.Text, row => row.Count);
    }

    /// <summary>Keeps a signature; false when this reader has signed these words before.</summary>
    public static async Task<bool> SignAsync(
        NpgsqlTransaction transaction, WordText text, string reviewer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into words.signatures (text_key, language, hash, words, reviewer, signed_at)
                 values (@Text, @language, @Hash, @Sesotho, @reviewer, @now)
            on conflict do nothing
            """;
        var row = new { text.Text, language = WordText.Reviewed, text.Hash, text.Sesotho, reviewer, now };
        return await ExecuteAsync(transaction, Sql, row, cancellationToken) > 0;
    }

    /// <summary>Takes a signature of these words back; false when there is none.</summary>
    public static async Task<bool> UnsignAsync(NpgsqlTransaction transaction, WordText text, string reviewer, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from words.signatures
             where text_key = @Text
               and language = @language
               and hash = @Hash
               and lower(reviewer) = lower(@reviewer)
            """;
        return await ExecuteAsync(transaction, Sql, new { text.Text, language = WordText.Reviewed, text.Hash, reviewer }, cancellationToken) > 0;
    }

    /// <summary>Keeps a note with the words it is about; gives its number.</summary>
    public static Task<long> AddNoteAsync(
        NpgsqlTransaction transaction, WordText text, string note, string writer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into words.notes (text_key, language, words, note, writer, written_at)
                 values (@Text, @language, @Sesotho, @note, @writer, @now)
              returning id
            """;
        var row = new { text.Text, language = WordText.Reviewed, text.Sesotho, note, writer, now };
        return ConnectionOf(transaction).ExecuteScalarAsync<long>(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>The note with a number, kept from change by others until the transaction ends, or null.</summary>
    public static Task<WordNote?> LockNoteAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, text_key as text, words, note, writer, written_at, settled_by, settled_at, answer
              from words.notes
             where id = @id
               for update
            """;
        return ConnectionOf(transaction).QuerySingleOrDefaultAsync<WordNote?>(
            new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Settles a note.</summary>
    public static Task SettleAsync(
        NpgsqlTransaction transaction, long id, string answer, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            update words.notes
               set settled_by = @by, settled_at = @now, answer = @answer
             where id = @id
            """;
        return ExecuteAsync(transaction, Sql, new { id, answer, by, now }, cancellationToken);
    }

    private static NpgsqlConnection ConnectionOf(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");

    private static Task<int> ExecuteAsync(NpgsqlTransaction transaction, string sql, object row, CancellationToken cancellationToken) =>
        ConnectionOf(transaction).ExecuteAsync(new CommandDefinition(sql, row, transaction, cancellationToken: cancellationToken));
}

/// <summary>That a reader signed words.</summary>
/// <param name="Text">Key of the text.</param>
/// <param name="Hash">Hash of the words.</param>
/// <param name="Reviewer">Who.</param>
/// <param name="SignedAt">When.</param>
internal sealed record SignedWords(string Text, string Hash, string Reviewer, DateTimeOffset SignedAt);

/// <summary>What a reader finds wrong with a text.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Text">Key of the text.</param>
/// <param name="Words">The Sesotho words that it is about, which may have changed since.</param>
/// <param name="Note">What is wrong.</param>
/// <param name="Writer">Who says so.</param>
/// <param name="WrittenAt">When.</param>
/// <param name="SettledBy">Who settled it; null: nobody yet.</param>
/// <param name="SettledAt">When.</param>
/// <param name="Answer">What came of it.</param>
public sealed record WordNote(
    long Id, string Text, string Words, string Note, string Writer, DateTimeOffset WrittenAt, string? SettledBy, DateTimeOffset? SettledAt,
    string? Answer);
