using System.Text.Json;
using Dapper;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>Applications as people send them. Names and answers are encrypted.</summary>
internal sealed class FoodApplicationStore(FieldCipher cipher) : IOpenCases
{
    /// <summary>Kind of the encrypted names, see <see cref="FieldCipher"/>.</summary>
    public const string NameKind = "food-name";

    /// <summary>Kind of the encrypted answers: <see cref="FoodAnswers"/> as JSON.</summary>
    public const string AnswersKind = "food-answers";

    /// <summary>
    /// The reference of the application that this form of this phone became already: sent within the time in which a repeated form is the same
    /// request, or under the same agreement, however long a dropped session took to come back.
    /// </summary>
    public static async Task<Reference?> FindSameAsync(
        NpgsqlTransaction transaction, long contactId, byte[] formHash, DateTimeOffset since, DateTimeOffset consentedAt,
        CancellationToken cancellationToken)
    {
        const string Sql = """
            select a.reference
              from food.applications a
              join food.consents c on c.application_id = a.id
             where a.contact_id = @contactId and a.form_hash = @formHash and (a.received_at > @since or c.at = @consentedAt)
             order by a.id
             limit 1
            """;
        var digits = await Connection(transaction).ExecuteScalarAsync<string?>(new CommandDefinition(
            Sql, new { contactId, formHash, since, consentedAt }, transaction, cancellationToken: cancellationToken));
        return Reference.TryParse(digits, out var reference) ? reference : null;
    }

    /// <summary>Adds an application; null when its reference is taken and another must be drawn.</summary>
    public async Task<long?> AddAsync(NpgsqlTransaction transaction, NewApplication application, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into food.applications
                   (reference, programme_id, contact_id, district, status, status_at, received_at, form_hash, person_hash,
                    name_cipher, answers_cipher, pin_hash)
            values (@reference, @ProgrammeId, @ContactId, @district, 'received', @At, @At, @FormHash, @PersonHash, @name, @answers, @PinHash)
            on conflict (reference) do nothing
            returning id
            """;
        var row = new
        {
            reference = application.Reference.Digits,
            application.ProgrammeId,
            application.ContactId,
            district = application.Form.District,
            application.At,
            application.FormHash,
            application.PersonHash,
            name = cipher.Encrypt(NameKind, application.Form.Name),
            answers = cipher.Encrypt(AnswersKind, JsonSerializer.Serialize(application.Form.Answers)),
            application.PinHash,
        };
        return await Connection(transaction).ExecuteScalarAsync<long?>(
            new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Keeps what a person agreed to.</summary>
    public static async Task AddConsentAsync(
        NpgsqlTransaction transaction, long applicationId, KeyedConsent consent, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into food.consents (application_id, kind, flow, flow_version, screen, language, channel, at)
                 values (@applicationId, 'keyed', @Flow, @Version, @Screen, @Language, @Channel, @At)
            """;
        var row = new { applicationId, consent.Flow, consent.Version, consent.Screen, consent.Language, consent.Channel, consent.At };
        await Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>
    /// Marks all open applications for one person when there are several, for a human to look at; nothing is merged. Two phones that apply for
    /// one person at the same moment wait for each other.
    /// </summary>
    public static async Task MarkDuplicatesAsync(NpgsqlTransaction transaction, byte[] personHash, CancellationToken cancellationToken)
    {
        const string Lock = "select pg_advisory_xact_lock(hashtextextended(encode(@personHash, 'hex'), 0))";
        const string Sql = """
            update food.applications a
               set possible_duplicate = true
             where a.person_hash = @personHash and a.status <> 'closed' and not a.possible_duplicate
               and exists (select from food.applications o where o.person_hash = @personHash and o.id <> a.id and o.status <> 'closed')
            """;
        var connection = Connection(transaction);
        await connection.ExecuteAsync(new CommandDefinition(Lock, new { personHash }, transaction, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(Sql, new { personHash }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>The answers of an application.</summary>
    public async Task<FoodAnswers> GetAnswersAsync(NpgsqlTransaction transaction, long applicationId, CancellationToken cancellationToken)
    {
        const string Sql = "select answers_cipher from food.applications where id = @applicationId";
        var bytes = await Connection(transaction).ExecuteScalarAsync<byte[]>(
            new CommandDefinition(Sql, new { applicationId }, transaction, cancellationToken: cancellationToken));
        return JsonSerializer.Deserialize<FoodAnswers>(cipher.Decrypt(AnswersKind, bytes) ?? "")
            ?? throw new InvalidOperationException("An application holds no answers.");
    }

    /// <inheritdoc/>
    public Task<bool> AnyAsync(NpgsqlTransaction transaction, long contactId, CancellationToken cancellationToken)
    {
        const string Sql = "select exists (select from food.applications where contact_id = @contactId and status <> 'closed')";
        return Connection(transaction).ExecuteScalarAsync<bool>(
            new CommandDefinition(Sql, new { contactId }, transaction, cancellationToken: cancellationToken));
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
