using System.Globalization;
using System.Security.Cryptography;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Privacy;
using Npgsql;
using NpgsqlTypes;

namespace Diaspora.Gateway.Benchmarks.Messages;

/// <summary>People who registered and agreed to news, as many as are wanted.</summary>
internal static class ContactSeed
{
    /// <summary>Different numbers. What is encrypted of them is used again and again: to encrypt a million takes longer than to send to them.</summary>
    private const int Numbers = 1000;

    /// <summary>Fills the empty database.</summary>
    public static async Task FillAsync(NpgsqlDataSource database, FieldCipher cipher, int people, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await CopyContactsAsync(connection, cipher, people, cancellationToken);
        await ExecuteAsync(
            connection,
            """
            insert into registration.persons (contact_id, name_cipher, birth_year_cipher, guarded, country, town, district, topics, registered_at)
            select id, '\x00', '\x00', false, 'ZA', 'Welkom', 'LS-' || substr('ABCDEFGHJK', 1 + (id % 10)::int, 1), '{news,events}', now()
              from contacts.contacts
            """,
            cancellationToken);
        await ExecuteAsync(connection, "analyze", cancellationToken);
    }

    /// <summary>Runs a statement that may take its time.</summary>
    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task CopyContactsAsync(NpgsqlConnection connection, FieldCipher cipher, int people, CancellationToken cancellationToken)
    {
        const string Sql = """
            copy contacts.contacts (phone_hash, phone_cipher, number_country, number_prefix, language, last_seen) from stdin (format binary)
            """;
        var numbers = Enumerable.Range(0, Numbers)
            .Select(n => cipher.Encrypt(ContactStore.NumberKind, string.Create(CultureInfo.InvariantCulture, $"+2760000{n:D4}"))).ToArray();
        await using var copy = await connection.BeginBinaryImportAsync(Sql, cancellationToken);
        copy.Timeout = TimeSpan.FromMinutes(5);
        var today = new DateOnly(2026, 11, 21);
        for (var i = 0; i < people; i++)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(SHA256.HashData(BitConverter.GetBytes(i)), NpgsqlDbType.Bytea, cancellationToken);
            await copy.WriteAsync(numbers[i % Numbers], NpgsqlDbType.Bytea, cancellationToken);
            await copy.WriteAsync("ZA", NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync("276", NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(i % 2 == 0 ? "st" : "en", NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(today, NpgsqlDbType.Date, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
