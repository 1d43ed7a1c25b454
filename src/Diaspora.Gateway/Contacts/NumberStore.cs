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

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
