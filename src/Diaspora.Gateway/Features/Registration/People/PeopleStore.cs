using Dapper;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.Registration.People;

/// <summary>What staff read of registered people, and what they do that people cannot do by phone.</summary>
internal sealed class PeopleStore(FieldCipher cipher)
{
    /// <summary>The people of a phone by the hash of its number.</summary>
    public static async Task<IReadOnlyList<(long Id, DateTimeOffset RegisteredAt)>> FindAsync(
        NpgsqlTransaction transaction, PhoneHash phone, CancellationToken cancellationToken)
    {
        const string Sql = """
            select p.id, p.registered_at
              from registration.persons p
              join contacts.contacts c on c.id = p.contact_id
             where c.phone_hash = @hash and p.state = 'active'
             order by p.id
            """;
        var rows = await Connection(transaction).QueryAsync<(long, DateTimeOffset)>(
            new CommandDefinition(Sql, new { hash = phone.ToBytes() }, transaction, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>How many people there are of a country, a town, a district and a topic; null: of any.</summary>
    public static async Task<long> CountAsync(
        NpgsqlConnection connection, string? country, string? town, string? district, string? topic, CancellationToken cancellationToken)
    {
        const string Sql = """
            select count(*)
              from registration.persons
             where state = 'active' and (@country::text is null or country = @country) and (@town::text is null or lower(town) = lower(@town))
               and (@district::text is null or district = @district) and (@topic::text is null or @topic = any(topics))
            """;
        return await connection.ExecuteScalarAsync<long>(
            new CommandDefinition(Sql, new { country, town, district, topic }, cancellationToken: cancellationToken));
    }

    /// <summary>What the phone of a person is like.</summary>
    public async Task<PhoneOfPerson> PhoneAsync(NpgsqlTransaction transaction, long contactId, CancellationToken cancellationToken)
    {
        const string Sql = """
            select c.phone_cipher, c.language, exists (select from messaging.suppressions s where s.phone_hash = c.phone_hash) as stopped
              from contacts.contacts c
             where c.id = @contactId
            """;
        var row = await Connection(transaction).QuerySingleAsync<PhoneRow>(
            new CommandDefinition(Sql, new { contactId }, transaction, cancellationToken: cancellationToken));
        return new PhoneOfPerson(Mask(row.PhoneCipher), row.Language, !row.Stopped);
    }

    /// <summary>What a person agreed to, the last at the front.</summary>
    public async Task<IReadOnlyList<ConsentView>> ConsentsAsync(NpgsqlTransaction transaction, long personId, CancellationToken cancellationToken)
    {
        const string Sql = """
            select c.version, c.kind, c.witness_cipher, c.language, c.channel, c.service_code, c.given_at, t.text
              from registration.consents c
              join registration.consent_texts t on t.version = c.version
             where c.person_id = @personId
             order by c.given_at desc, c.id desc
            """;
        var rows = await Connection(transaction).QueryAsync<ConsentRow>(
            new CommandDefinition(Sql, new { personId }, transaction, cancellationToken: cancellationToken));
        return
        [
            .. rows.Select(row => new ConsentView
            {
                Version = row.Version,
                Kind = row.Kind,
                Witness = cipher.Decrypt(ConsentStore.WitnessKind, row.WitnessCipher),
                Language = row.Language,
                Channel = row.Channel,
                ServiceCode = row.ServiceCode,
                GivenAt = row.GivenAt,
                Text = row.Text,
            }),
        ];
    }

    /// <summary>What happened to a person's details, the last at the front.</summary>
    public static async Task<IReadOnlyList<HistoryView>> HistoryAsync(NpgsqlTransaction transaction, long personId, CancellationToken cancellationToken)
    {
        const string Sql = """
            select at, what, source
              from registration.history
             where person_id = @personId
             order by id desc
            """;
        return (await Connection(transaction).QueryAsync<HistoryView>(
            new CommandDefinition(Sql, new { personId }, transaction, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Who was given a person's details.</summary>
    public static async Task<IReadOnlyList<ReceiverView>> ReceiversAsync(NpgsqlTransaction transaction, long personId, CancellationToken cancellationToken)
    {
        const string Sql = """
            select receiver, at
              from registration.shared
             where person_id = @personId
             order by id desc
            """;
        return (await Connection(transaction).QueryAsync<ReceiverView>(
            new CommandDefinition(Sql, new { personId }, transaction, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Moves what belongs to one registration to another, and removes the first.</summary>
    public static async Task MergeAsync(NpgsqlTransaction transaction, long stays, long goes, CancellationToken cancellationToken)
    {
        const string Sql = """
            update registration.consents set person_id = @stays where person_id = @goes;

            update registration.history set person_id = @stays where person_id = @goes;

            update registration.shared set person_id = @stays where person_id = @goes;

            update registration.requests set person_id = @stays where person_id = @goes;

            delete from registration.persons where id = @goes;

            update registration.persons set revision = revision + 1 where id = @stays;
            """;
        await Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, new { stays, goes }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Gives a person whose number somebody else has another phone.</summary>
    public static async Task MoveAsync(NpgsqlTransaction transaction, long personId, long contactId, CancellationToken cancellationToken)
    {
        const string Sql = """
            update registration.persons
               set contact_id = @contactId, state = 'active', revision = revision + 1
             where id = @personId
            """;
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { personId, contactId }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Numbers that were kept when their last person was deleted, the oldest at the front.</summary>
    public async Task<IReadOnlyList<KeptPhone>> KeptAsync(NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        const string Sql = """
            select k.id, k.at, k.source, k.contact_id, c.phone_cipher
              from registration.kept_numbers k
              join contacts.contacts c on c.id = k.contact_id
             order by k.id
            """;
        var rows = await Connection(transaction).QueryAsync<KeptRow>(new CommandDefinition(Sql, null, transaction, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new KeptPhone(row.Id, row.At, row.Source, row.ContactId, Mask(row.PhoneCipher)))];
    }

    /// <summary>Takes a number that was kept off the list; gives its contact, or null when there is no such entry.</summary>
    public static async Task<long?> EndKeepingAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = "delete from registration.kept_numbers where id = @id returning contact_id";
        return await Connection(transaction).ExecuteScalarAsync<long?>(
            new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Numbers that somebody new has and that staff have not dealt with.</summary>
    public static async Task<IReadOnlyList<NumberReleaseView>> ReleasesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            select r.id, r.at,
                   array(select p.id from registration.persons p where p.contact_id = r.old_contact_id and p.state = 'released' order by p.id) as people
              from registration.releases r
             where r.handled_at is null
             order by r.id
            """;
        var rows = await connection.QueryAsync<ReleaseRow>(new CommandDefinition(Sql, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new NumberReleaseView(row.Id, row.At, row.People))];
    }

    /// <summary>Notes that staff dealt with a number that somebody new has; false when there is no such task.</summary>
    public static async Task<bool> HandleReleaseAsync(
        NpgsqlTransaction transaction, long id, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            update registration.releases
               set handled_at = @now, handled_by = @by
             where id = @id and handled_at is null
            """;
        return await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { id, by, now }, transaction, cancellationToken: cancellationToken)) == 1;
    }

    private string? Mask(byte[]? number) => number is null ? null : Msisdn.FromProvider(cipher.Decrypt(ContactStore.NumberKind, number))?.ToString();

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");

    private sealed record PhoneRow
    {
        public byte[]? PhoneCipher { get; init; }

        public string? Language { get; init; }

        public bool Stopped { get; init; }
    }

    private sealed record ConsentRow
    {
        public string Version { get; init; } = "";

        public string Kind { get; init; } = "";

        public byte[]? WitnessCipher { get; init; }

        public string Language { get; init; } = "";

        public string Channel { get; init; } = "";

        public string ServiceCode { get; init; } = "";

        public DateTimeOffset GivenAt { get; init; }

        public string Text { get; init; } = "";
    }

    private sealed record KeptRow
    {
        public long Id { get; init; }

        public DateTimeOffset At { get; init; }

        public string Source { get; init; } = "";

        public long ContactId { get; init; }

        public byte[]? PhoneCipher { get; init; }
    }

    private sealed record ReleaseRow
    {
        public long Id { get; init; }

        public DateTimeOffset At { get; init; }

        public long[] People { get; init; } = [];
    }
}

/// <summary>The phone of a person as staff see it.</summary>
/// <param name="Number">Its number, masked; null: none is kept.</param>
/// <param name="Language">Its language; null: not chosen.</param>
/// <param name="MessagesOn">False: it wants no messages.</param>
internal sealed record PhoneOfPerson(string? Number, string? Language, bool MessagesOn);

/// <summary>A number that was kept when its last person was deleted.</summary>
/// <param name="Id">Number of the entry.</param>
/// <param name="At">When the person was deleted.</param>
/// <param name="Source">Who did it and how.</param>
/// <param name="ContactId">The phone.</param>
/// <param name="Number">Its number, masked; null: it is gone already.</param>
internal sealed record KeptPhone(long Id, DateTimeOffset At, string Source, long ContactId, string? Number);
