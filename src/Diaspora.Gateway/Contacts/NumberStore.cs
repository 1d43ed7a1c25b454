using System.Security.Cryptography;
using Dapper;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Contacts;

/// <summary>Takes numbers away from contacts.</summary>
internal static class NumberStore
{
    /// <summary>Forgets the number of a contact that we no longer have a reason to text; its language stays, under the hash.</summary>
    public static async Task ForgetAsync(NpgsqlTransaction transaction, long contactId, CancellationToken cancellationToken)
    {
        const string Sql = """
            update contacts.contacts
               set phone_cipher = null, number_country = null, number_prefix = null
             where id = @contactId
            """;
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { contactId }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>
    /// Gives a number to a new contact, because another person has it now. The old contact keeps what belongs to its person but can no
    /// longer be found by the number or be sent anything.
    /// </summary>
    /// <returns>Id of the new contact, which has only the language of the phone.</returns>
    public static async Task<long> HandOverAsync(
        NpgsqlTransaction transaction, long contactId, PhoneHash phone, DateOnly today, CancellationToken cancellationToken)
    {
        const string Sql = """
            update contacts.contacts
               set phone_hash = @nobody, phone_cipher = null, number_country = null, number_prefix = null
             where id = @contactId;

            insert into contacts.contacts (phone_hash, language, language_session, last_seen)
            select @hash, language, language_session, @today
              from contacts.contacts
             where id = @contactId
            returning id;
            """;
        // Random bytes in place of the hash: no number has them.
        var row = new { contactId, hash = phone.ToBytes(), nobody = RandomNumberGenerator.GetBytes(32), today };
        return await Connection(transaction).ExecuteScalarAsync<long>(
            new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Numbers that are kept without their prefix, by id.</summary>
    public static async Task<IReadOnlyList<KeptNumber>> WithoutPrefixAsync(
        NpgsqlConnection connection, long after, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, phone_cipher
              from contacts.contacts
             where phone_cipher is not null and number_prefix is null and id > @after
             order by id
             limit @limit
            """;
        return (await connection.QueryAsync<KeptNumber>(new CommandDefinition(Sql, new { after, limit }, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Notes prefixes of numbers.</summary>
    public static Task SetPrefixesAsync(NpgsqlConnection connection, long[] ids, string?[] prefixes, CancellationToken cancellationToken)
    {
        const string Sql = """
            update contacts.contacts c
               set number_prefix = p.prefix
              from unnest(@ids, @prefixes) as p (id, prefix)
             where c.id = p.id and c.phone_cipher is not null and c.number_prefix is null
            """;
        return connection.ExecuteAsync(new CommandDefinition(Sql, new { ids, prefixes }, cancellationToken: cancellationToken));
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}

/// <summary>A number as it is kept.</summary>
/// <param name="Id">Id of the contact.</param>
/// <param name="PhoneCipher">The number, encrypted as <see cref="ContactStore.NumberKind"/>.</param>
internal sealed record KeptNumber(long Id, byte[] PhoneCipher);
