using Dapper;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Contacts;

/// <summary>A phone that we know.</summary>
/// <param name="Id">Id of the contact, which every other table refers to.</param>
/// <param name="Language">Code of the chosen language; null: not chosen.</param>
/// <param name="LanguageSession">Keyed hash of the session in which the language was first chosen; null: not known.</param>
internal sealed record Contact(long Id, string? Language, string? LanguageSession);

/// <summary>Phones by the keyed hash of their number.</summary>
internal sealed class ContactStore(FieldCipher cipher)
{
    /// <summary>Kind of the encrypted number, see <see cref="FieldCipher"/>.</summary>
    public const string NumberKind = "contact-number";

    /// <summary>The contact of a phone, or null.</summary>
    public static async Task<Contact?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, PhoneHash phone, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, language, language_session
              from contacts.contacts
             where phone_hash = @hash
            """;
        return await connection.QuerySingleOrDefaultAsync<Contact>(
            new CommandDefinition(Sql, new { hash = phone.ToBytes() }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>The contact's id, made when there was none.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="caller">Who is on the line.</param>
    /// <param name="keepNumber">True: the number is kept, encrypted, because the person asked to be texted or registered.</param>
    /// <param name="today">Today in Lesotho.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<long> EnsureAsync(
        NpgsqlTransaction transaction, Caller caller, bool keepNumber, DateOnly today, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into contacts.contacts (phone_hash, phone_cipher, number_country, number_prefix, last_seen)
                 values (@hash, @number, @country, @prefix, @today)
            on conflict (phone_hash) do update
                    set phone_cipher = coalesce(contacts.phone_cipher, excluded.phone_cipher),
                        number_country = coalesce(contacts.number_country, excluded.number_country),
                        number_prefix = coalesce(contacts.number_prefix, excluded.number_prefix),
                        last_seen = excluded.last_seen
              returning id
            """;
        var row = new
        {
            hash = caller.Hash.ToBytes(),
            number = keepNumber ? cipher.Encrypt(NumberKind, caller.Phone.Reveal()) : null,
            country = caller.Phone.Country,
            prefix = caller.Phone.Prefix,
            today,
        };
        return await Connection(transaction).ExecuteScalarAsync<long>(
            new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>
    /// A number encrypted as a kind of its own, for a record that nothing may lead to from the phone: no contact is made or touched.
    /// </summary>
    public byte[] Seal(string kind, Msisdn phone) => cipher.Encrypt(kind, phone.Reveal());

    /// <summary>Remembers the language of a phone, tied to the hash of its number only.</summary>
    public static async Task SetLanguageAsync(
        NpgsqlTransaction transaction, PhoneHash phone, string language, string session, DateOnly today, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into contacts.contacts (phone_hash, language, language_session, last_seen)
                 values (@hash, @language, @session, @today)
            on conflict (phone_hash) do update
                    set language_session = case when contacts.language is null then excluded.language_session else contacts.language_session end,
                        language = excluded.language,
                        last_seen = excluded.last_seen
            """;
        await Connection(transaction).ExecuteAsync(new CommandDefinition(
            Sql, new { hash = phone.ToBytes(), language, session, today }, transaction, cancellationToken: cancellationToken));
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
