using Dapper;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>Questions and problems for the money desk; what was typed is encrypted.</summary>
internal sealed class QuestionStore(FieldCipher cipher)
{
    /// <summary>How long question and answer are kept after the answer.</summary>
    public const int DaysKept = 90;

    private const string TextKind = "money-question";
    private const string AnswerKind = "money-answer";
    private const int Draws = 20;

    /// <summary>Writes a question under a reference that no other has.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="question">The question.</param>
    /// <param name="draw">Gives references; one that is taken is drawn again.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Reference> AddAsync(
        NpgsqlTransaction transaction, NewQuestion question, Func<Reference> draw, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into remittances.questions
                   (reference, topic, article_id, provider_id, problem, contact_id, text_cipher, asked_at)
            values (@reference, @topic,
                    (select id from remittances.articles where id = @articleId),
                    (select id from remittances.providers where id = @providerId),
                    @what, @contactId, @text, @askedAt)
            on conflict (reference) do nothing
            """;
        var text = cipher.Encrypt(TextKind, question.Text);
        for (var i = 0; i < Draws; i++)
        {
            var reference = draw();
            var row = new
            {
                reference = reference.Digits,
                question.Topic,
                question.ArticleId,
                question.ProviderId,
                question.What,
                question.ContactId,
                text,
                question.AskedAt,
            };
            var command = new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken);
            if (await Connection(transaction).ExecuteAsync(command) == 1) return reference;
        }

        throw new InvalidOperationException($"{Draws} references in a row were taken.");
    }

    /// <summary>Questions without an answer, the oldest first.</summary>
    public static async Task<IReadOnlyList<OpenQuestion>> OpenAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            select q.reference, q.topic, a.title_en as article, v.label as provider, q.problem as what, q.asked_at
              from remittances.questions q
              left join remittances.articles a on a.id = q.article_id
              left join remittances.providers v on v.id = q.provider_id
             where q.answered_at is null
             order by q.asked_at, q.id
            """;
        return (await connection.QueryAsync<OpenQuestion>(new CommandDefinition(Sql, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>A question with what was typed, locked against a second answer while the transaction lasts; null: no such reference.</summary>
    public async Task<AskedQuestion?> FindAsync(NpgsqlTransaction transaction, Reference reference, CancellationToken cancellationToken)
    {
        const string Sql = """
            select contact_id, text_cipher, answered_at is not null as is_answered
              from remittances.questions
             where reference = @reference
               for update
            """;
        var row = await Connection(transaction).QuerySingleOrDefaultAsync<(long ContactId, byte[]? Text, bool IsAnswered)?>(
            new CommandDefinition(Sql, new { reference = reference.Digits }, transaction, cancellationToken: cancellationToken));
        return row is var (contact, text, answered) ? new AskedQuestion(contact, cipher.Decrypt(TextKind, text), answered) : null;
    }

    /// <summary>What was typed and what was answered; both null when there is no such reference, or their time is over.</summary>
    public async Task<QuestionWords> WordsAsync(NpgsqlTransaction transaction, Reference reference, CancellationToken cancellationToken)
    {
        const string Sql = """
            select text_cipher, answer_cipher
              from remittances.questions
             where reference = @reference
            """;
        var (text, answer) = await Connection(transaction).QuerySingleOrDefaultAsync<(byte[]? Text, byte[]? Answer)>(
            new CommandDefinition(Sql, new { reference = reference.Digits }, transaction, cancellationToken: cancellationToken));
        return new QuestionWords(cipher.Decrypt(TextKind, text), cipher.Decrypt(AnswerKind, answer));
    }

    /// <summary>Removes what was typed, because it tells too much; everything else stays.</summary>
    public static Task RedactAsync(
        NpgsqlTransaction transaction, Reference reference, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            update remittances.questions
               set text_cipher = null, redacted_by = @by, redacted_at = @now
             where reference = @reference
            """;
        return Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { reference = reference.Digits, by, now }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Writes the answer and from when on both texts are to go.</summary>
    public async Task AnswerAsync(
        NpgsqlTransaction transaction, Reference reference, string answer, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            update remittances.questions
               set answered_at = @now,
                   answered_by = @by,
                   answer_cipher = @answer,
                   purge_after = @purgeAfter
             where reference = @reference
            """;
        var row = new
        {
            reference = reference.Digits,
            now,
            by,
            answer = cipher.Encrypt(AnswerKind, answer),
            purgeAfter = LesothoTime.DateOf(now).AddDays(DaysKept),
        };
        await Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>The senders that a problem can be reported with: id, number on phones and short name, by number.</summary>
    public static async Task<IReadOnlyList<(int Id, int Number, string Label)>> SendersAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, number, label
              from remittances.providers
             order by number
            """;
        return (await connection.QueryAsync<(int, int, string)>(new CommandDefinition(Sql, cancellationToken: cancellationToken))).AsList();
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
