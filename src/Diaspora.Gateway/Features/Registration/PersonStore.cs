using System.Globalization;
using Dapper;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.Registration;

/// <summary>Registered persons and the history of their details.</summary>
internal sealed class PersonStore(FieldCipher cipher)
{
    /// <summary>Kind of encrypted names, see <see cref="FieldCipher"/>.</summary>
    public const string NameKind = "person-name";

    /// <summary>Kind of encrypted birth years.</summary>
    public const string BirthYearKind = "person-birth-year";

    private const string Columns =
        "p.id, p.contact_id, p.name_cipher, p.birth_year_cipher, p.guarded, p.country, p.town, p.district, p.topics, p.registered_at";

    /// <summary>How many persons a phone has.</summary>
    public static async Task<int> CountAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, PhoneHash phone, CancellationToken cancellationToken)
    {
        const string Sql = """
            select count(*)::int
              from registration.persons p
              join contacts.contacts c on c.id = p.contact_id
             where c.phone_hash = @hash and p.state = 'active'
            """;
        return await connection.ExecuteScalarAsync<int>(
            new CommandDefinition(Sql, new { hash = phone.ToBytes() }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>The persons of a contact, those who registered first at the front.</summary>
    public async Task<IReadOnlyList<Person>> OfContactAsync(
        NpgsqlTransaction transaction, long contactId, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Columns}
              from registration.persons p
             where p.contact_id = @contactId and p.state = 'active'
             order by p.id
            """;
        var rows = await Connection(transaction).QueryAsync<PersonRow>(
            new CommandDefinition(Sql, new { contactId }, transaction, cancellationToken: cancellationToken));
        return [.. rows.Select(Read)];
    }

    /// <summary>A person of the phone on the line, or null when there is none such (any more).</summary>
    /// <param name="connection">The turn's connection.</param>
    /// <param name="transaction">The turn's transaction: the row is held until it ends. Null to look only.</param>
    /// <param name="phone">The phone.</param>
    /// <param name="id">Id of the person, as kept in the session.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Person?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, PhoneHash phone, string id, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Columns}
              from registration.persons p
              join contacts.contacts c on c.id = p.contact_id
             where p.id = @id and c.phone_hash = @hash and p.state = 'active'
            """;
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        var row = await connection.QuerySingleOrDefaultAsync<PersonRow>(new CommandDefinition(
            transaction is null ? Sql : Sql + " for update of p", new { id = number, hash = phone.ToBytes() }, transaction,
            cancellationToken: cancellationToken));
        return row is null ? null : Read(row);
    }

    /// <summary>A person by id, also one whose number somebody else has; null: there is none. The row is held until the transaction ends.</summary>
    public Task<KnownPerson?> LockAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken) =>
        KnownAsync(transaction, id, "for update of p", cancellationToken);

    /// <summary>The same to look only, which keeps nobody waiting.</summary>
    public Task<KnownPerson?> LookAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken) =>
        KnownAsync(transaction, id, "", cancellationToken);

    /// <summary>Whether there is such a person, also one whose number somebody else has.</summary>
    public static Task<bool> AnyAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        const string Sql = "select exists (select from registration.persons where id = @id)";
        return connection.ExecuteScalarAsync<bool>(new CommandDefinition(Sql, new { id }, cancellationToken: cancellationToken));
    }

    private async Task<KnownPerson?> KnownAsync(NpgsqlTransaction transaction, long id, string hold, CancellationToken cancellationToken)
    {
        var sql = $"""
            select {Columns}, p.state, p.revision
              from registration.persons p
             where p.id = @id
               {hold}
            """;
        var row = await Connection(transaction).QuerySingleOrDefaultAsync<PersonRow>(
            new CommandDefinition(sql, new { id }, transaction, cancellationToken: cancellationToken));
        return row is null ? null : new KnownPerson(Read(row), row.State == "active", row.Revision);
    }

    /// <summary>Adds a person and gives the id.</summary>
    public async Task<long> AddAsync(
        NpgsqlTransaction transaction, long contactId, PersonDetails details, bool guarded, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into registration.persons
                   (contact_id, name_cipher, birth_year_cipher, guarded, country, town, district, topics, registered_at)
            values (@contactId, @name, @year, @guarded, @country, @town, @district, @topics, @now)
            returning id
            """;
        var row = new
        {
            contactId,
            name = cipher.Encrypt(NameKind, details.Name),
            year = cipher.Encrypt(BirthYearKind, details.BirthYear.ToString(CultureInfo.InvariantCulture)),
            guarded,
            country = details.Country,
            town = details.Town,
            district = details.District,
            topics = details.Topics.ToArray(),
            now,
        };
        return await Connection(transaction).ExecuteScalarAsync<long>(
            new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Writes what has changed of a person's details, as the next revision.</summary>
    public async Task ChangeAsync(NpgsqlTransaction transaction, Person person, CancellationToken cancellationToken)
    {
        const string Sql = """
            update registration.persons
               set name_cipher = @name, birth_year_cipher = @year, guarded = @guarded, country = @country, town = @town, district = @district,
                   topics = @topics, revision = revision + 1
             where id = @id
            """;
        var row = new
        {
            id = person.Id,
            name = cipher.Encrypt(NameKind, person.Details.Name),
            year = cipher.Encrypt(BirthYearKind, person.Details.BirthYear.ToString(CultureInfo.InvariantCulture)),
            guarded = person.Guarded,
            country = person.Details.Country,
            town = person.Details.Town,
            district = person.Details.District,
            topics = person.Details.Topics.ToArray(),
        };
        await Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Notes that something happened to a person's details, without the values.</summary>
    public static async Task NoteAsync(
        NpgsqlTransaction transaction, long personId, string what, string source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into registration.history (person_id, at, what, source)
                 values (@personId, @now, @what, @source)
            """;
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { personId, now, what, source }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Who was given a person's details, in the order in which it happened.</summary>
    public static async Task<IReadOnlyList<string>> ReceiversAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, long personId, CancellationToken cancellationToken)
    {
        const string Sql = """
            select receiver
              from registration.shared
             where person_id = @personId
             group by receiver
             order by min(id)
            """;
        var rows = await connection.QueryAsync<string>(
            new CommandDefinition(Sql, new { personId }, transaction, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    private Person Read(PersonRow row) => new(
        row.Id,
        row.ContactId,
        new PersonDetails(
            cipher.Decrypt(NameKind, row.NameCipher),
            int.Parse(cipher.Decrypt(BirthYearKind, row.BirthYearCipher), CultureInfo.InvariantCulture),
            row.Country, row.Town, row.District, row.Topics),
        row.Guarded,
        row.RegisteredAt);

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");

    // With properties, because Dapper does not give arrays to constructors.
    private sealed record PersonRow
    {
        public long Id { get; init; }

        public long ContactId { get; init; }

        public byte[] NameCipher { get; init; } = [];

        public byte[] BirthYearCipher { get; init; } = [];

        public bool Guarded { get; init; }

        public string Country { get; init; } = "";

        public string? Town { get; init; }

        public string District { get; init; } = "";

        public string[] Topics { get; init; } = [];

        public DateTimeOffset RegisteredAt { get; init; }

        public string State { get; init; } = "";

        public int Revision { get; init; }
    }
}
