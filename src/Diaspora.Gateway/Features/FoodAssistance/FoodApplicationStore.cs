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

    private const string WitnessKind = "food-witness";

    // A drawn number is taken by chance, so rarely that this many in a row mean a fault.
    private const int MostDraws = 50;

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
                   (reference, programme_id, contact_id, neighbour, entered_by, district, status, status_at, received_at,
                    form_hash, person_hash, id_hash, name_cipher, answers_cipher, pin_hash)
            values (@reference, @ProgrammeId, @ContactId, @Neighbour, @EnteredBy, @district, 'received', @At, @At,
                    @FormHash, @PersonHash, @IdHash, @name, @answers, @PinHash)
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
            application.IdHash,
            application.Neighbour,
            application.EnteredBy,
            name = cipher.Encrypt(NameKind, application.Form.Name),
            answers = cipher.Encrypt(AnswersKind, JsonSerializer.Serialize(application.Form.Answers)),
            application.PinHash,
        };
        return await Connection(transaction).ExecuteScalarAsync<long?>(
            new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Adds an application under the first drawn reference that is free.</summary>
    public async Task<(long Id, Reference Reference)> AddDrawnAsync(
        NpgsqlTransaction transaction, NewApplication application, CancellationToken cancellationToken)
    {
        for (var draw = 0; draw < MostDraws; draw++)
        {
            if (await AddAsync(transaction, application, cancellationToken) is { } id) return (id, application.Reference);
            application = application with { Reference = Reference.Draw() };
        }

        throw new InvalidOperationException($"No free reference in {MostDraws} draws.");
    }

    /// <summary>Id and reference of the request that an officer entered already with the same form since a moment.</summary>
    public static async Task<(long Id, string Reference)?> FindEnteredAsync(
        NpgsqlTransaction transaction, string enteredBy, byte[] formHash, DateTimeOffset since, CancellationToken cancellationToken)
    {
        const string Lock = "select pg_advisory_xact_lock(hashtextextended(encode(@formHash, 'hex'), 0))";
        const string Sql = """
            select id, reference
              from food.applications
             where entered_by = @enteredBy and form_hash = @formHash and received_at > @since
             order by id
             limit 1
            """;
        var connection = Connection(transaction);
        await connection.ExecuteAsync(new CommandDefinition(Lock, new { formHash }, transaction, cancellationToken: cancellationToken));
        var rows = await connection.QueryAsync<(long, string)>(
            new CommandDefinition(Sql, new { enteredBy, formHash, since }, transaction, cancellationToken: cancellationToken));
        return rows.AsList() is [var row] ? row : null;
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

    /// <summary>Keeps what a person agreed to by word of mouth.</summary>
    public async Task AddConsentAsync(
        NpgsqlTransaction transaction, long applicationId, SpokenConsent consent, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into food.consents (application_id, kind, flow, flow_version, screen, language, channel, at, read_by, witness_cipher)
                 values (@applicationId, 'spoken', 'food', @Version, 'consent', @Language, 'console', @At, @ReadBy, @witness)
            """;
        var row = new
        {
            applicationId, consent.Version, consent.Language, consent.At, consent.ReadBy,
            witness = cipher.Encrypt(WitnessKind, consent.Witness),
        };
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

    /// <summary>The name and, of a spoken consent, the witness of an application.</summary>
    public async Task<(string Name, string? Witness)> GetNamesAsync(
        NpgsqlTransaction transaction, long applicationId, CancellationToken cancellationToken)
    {
        const string Sql = """
            select a.name_cipher, c.witness_cipher
              from food.applications a
              left join food.consents c on c.application_id = a.id
             where a.id = @applicationId
            """;
        var (name, witness) = await Connection(transaction).QuerySingleAsync<(byte[], byte[]?)>(
            new CommandDefinition(Sql, new { applicationId }, transaction, cancellationToken: cancellationToken));
        return (cipher.Decrypt(NameKind, name), cipher.Decrypt(WitnessKind, witness));
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
